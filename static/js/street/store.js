// What is kept on the tablet beside the pages: entries that wait, closed to the book, and today's names, closed to this
// browser. An entry is added in one transaction that is over before the form says so; only sending takes it out.

const NAME = "street";
const VERSION = 1;
export const OLD = "This page is older than the app in another tab. Close it and open it again; nothing is lost.";

function opened() {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, VERSION);
    asked.onupgradeneeded = () => {
      const database = asked.result;
      database.createObjectStore("waiting", { keyPath: "number", autoIncrement: true });
      database.createObjectStore("kept", { keyPath: "name" });
    };
    asked.onerror = () => reject(asked.error.name === "VersionError" ? new Error(OLD) : asked.error);
    asked.onblocked = () => reject(new Error("Another tab keeps the store of this app busy. Close it and try again."));
    asked.onsuccess = () => {
      asked.result.onversionchange = () => asked.result.close(); // a newer app in another tab: let it go on
      resolve(asked.result);
    };
  });
}

async function run(store, mode, work) {
  const database = await opened();
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(store, mode, { durability: "strict" });
      const asked = work(transaction.objectStore(store));
      transaction.oncomplete = () => resolve(asked.result);
      transaction.onerror = transaction.onabort = () => reject(transaction.error ?? asked.error);
    });
  } finally {
    database.close();
  }
}

export const add = (entry) => run("waiting", "readwrite", (store) => store.add(entry));
export const waiting = () => run("waiting", "readonly", (store) => store.getAll());
export const change = (entry) => run("waiting", "readwrite", (store) => store.put(entry));
export const remove = (entry) => run("waiting", "readwrite", (store) => store.delete(entry.number));

export const keep = (name, value) => run("kept", "readwrite", (store) => store.put({ name, value }));
export const kept = async (name) => (await run("kept", "readonly", (store) => store.get(name)))?.value;
export const forget = (name) => run("kept", "readwrite", (store) => store.delete(name));
