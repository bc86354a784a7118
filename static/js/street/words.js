// What the pages say of entries that wait: how many, of which kind and since when. The tablet knows no more of them.

const KINDS = { contact: "Contact", issue: "Issue", interview: "Interview" };

export const kindOf = (entry) => KINDS[entry.kind] ?? "Entry";

export function waitingWords(number) {
  return number ? `${number} waiting to send` : "Nothing waiting to send";
}

export function when(moment) {
  const then = new Date(moment);
  const time = then.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  const today = new Date().toDateString() === then.toDateString();
  return today ? time : `${then.toLocaleDateString("en-GB", { day: "numeric", month: "long" })}, ${time}`;
}

export function clockWords(off) {
  const minutes = Math.round(Math.abs(off) / 60);
  const amount =
    minutes < 120 ? `${minutes} minutes` : minutes < 2880 ? `${Math.round(minutes / 60)} hours` : `${Math.round(minutes / 1440)} days`;
  return `This tablet’s clock is ${amount} ${off > 0 ? "behind" : "ahead"}. Days and times were put right by the book’s; set the clock.`;
}
