"""What can go wrong with a tablet: each says so, and nothing that was written is lost or entered twice (E5)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from config.demonstration.cast import Harrowmere
from engagement.models import CommunityGroup, Contact, Issue
from engagement.services import touring
from feedback.models import Entry, EntryState
from feedback.views import entries, street
from partnerships.sessions import end_sessions
from tests.browser.fixtures import check_axe, check_fits, check_targets, screenshot
from tests.browser.tablets import SOON, Tablet, until
from tests.engagement.tours import some_groups

pytestmark = pytest.mark.django_db(transaction=True)
FULL = "() => { IDBObjectStore.prototype.add = () => { throw new DOMException('full', 'QuotaExceededError') } }"

PAGES_SEND = "SyncManager.prototype.register = () => Promise.reject(new Error('no'))"
"""The clock is set wrong for pages alone, so the worker must not send."""


@pytest.fixture
def group(harrowmere: Harrowmere, tablet: Tablet) -> CommunityGroup:
    """On the tour of Priya, who has the tablet."""
    made = some_groups(harrowmere)[0]
    touring.keep_tours(timezone.localdate())
    tablet.sign_in(harrowmere.priya)
    return made


def test_the_session_ended_meanwhile(harrowmere: Harrowmere, group: CommunityGroup, tablet: Tablet) -> None:
    tablet.lose_signal()
    tablet.log_contact(f"g{group.pk}", note="Quiet")
    end_sessions(harrowmere.priya)
    tablet.find_signal()
    expect(tablet.page.get_by_text("Signal, but you are signed out.")).to_be_visible(timeout=SOON)
    tablet.waits(1)
    check_axe(tablet.page)
    screenshot(tablet.page, "street-signed-out")
    tablet.log_contact(f"g{group.pk}", note="Still quiet")  # the pages stay, and go on taking
    tablet.waits(2)
    tablet.page.get_by_role("link", name="Sign in to send").click()
    tablet.sign_in(harrowmere.priya)
    tablet.waits(0)
    assert [made.note for made in Contact.objects.order_by("pk")] == ["Quiet", "Still quiet"]


def test_signed_out_and_another_signs_in(harrowmere: Harrowmere, group: CommunityGroup, tablet: Tablet) -> None:
    tablet.lose_signal()
    tablet.log_contact(f"g{group.pk}")
    end_sessions(harrowmere.priya)  # before it can be sent
    tablet.find_signal()
    tablet.sign_in(harrowmere.pete)
    tablet.waits(1)
    expect(tablet.page.get_by_text("waits until its author signs in")).to_be_visible()
    tablet.page.goto("/street/")
    expect(tablet.page.get_by_text(harrowmere.pete.name)).to_be_visible()
    expect(tablet.page.get_by_text(group.name)).to_have_count(0)  # pages of Priya's are gone
    tablet.page.goto("/desk/")
    tablet.page.get_by_role("button", name="Sign out").click()
    tablet.page.wait_for_url(f"{tablet.air.url}/")
    kept = "async () => [await caches.has('street-pages'), (await indexedDB.databases()).map(one => one.name)]"
    assert tablet.page.evaluate(kept) == [False, ["street"]]
    assert not Contact.objects.exists()
    tablet.sign_in(harrowmere.priya)
    assert tablet.page.url.endswith("/desk/")  # and not a page that stands for it
    tablet.waits(0)
    assert Contact.objects.get().by == harrowmere.priya


def test_no_room_left(group: CommunityGroup, tablet: Tablet) -> None:
    tablet.lose_signal()
    page = tablet.page
    page.goto(f"/street/contact/?who=g{group.pk}")
    page.evaluate(FULL)
    page.get_by_label("What else was said").fill("Quiet")
    page.get_by_role("button", name="Log contact").click()
    expect(page.get_by_role("alert")).to_contain_text("has no room left, so nothing was kept")
    expect(page.get_by_label("What else was said")).to_have_value("Quiet")
    check_axe(page)


def test_answers_are_lost_on_the_way(group: CommunityGroup, tablet: Tablet) -> None:
    tablet.lose_signal()
    tablet.log_contact(f"g{group.pk}")
    tablet.find_signal()
    tablet.air.loses_answers_to = b"POST /street/entries/"
    until(lambda: Entry.objects.filter(state=EntryState.TAKEN).exists(), tablet.page)
    tablet.waits(1)
    tablet.restart()
    tablet.page.goto("/street/")
    tablet.waits(1)
    tablet.find_signal()
    tablet.page.reload()
    tablet.waits(0)
    assert Contact.objects.count() == Entry.objects.count() == 1


def test_signal_is_told_too_early(group: CommunityGroup, tablet: Tablet) -> None:
    """The browser says that there is signal, and nothing gets through yet: it is tried again soon, and again."""
    tablet.lose_signal()
    tablet.log_contact(f"g{group.pk}")
    tablet.waits(1)
    tries: list[str] = []
    tablet.page.on("requestfailed", lambda asked: tries.append(asked.url))
    tablet.context.set_offline(False)
    until(lambda: len([url for url in tries if url.endswith("/street/signal/")]) > 3, tablet.page)
    tablet.waits(1)
    tablet.air.mend()
    tablet.waits(0)
    assert Contact.objects.count() == 1


def test_a_question_is_swallowed(group: CommunityGroup, tablet: Tablet) -> None:
    """A signal so weak that no answer comes, and none is refused: the rest is not kept waiting by it for ever."""
    tablet.lose_signal()
    tablet.log_contact(f"g{group.pk}")
    tablet.waits(1)
    tablet.air.swallows = True
    asked: list[str] = []
    tablet.page.on("request", lambda question: asked.append(question.url))
    tablet.context.set_offline(False)
    until(lambda: any(url.endswith("/street/signal/") for url in asked), tablet.page)
    tablet.waits(1)
    tablet.air.mend()
    tablet.waits(0)
    assert Contact.objects.count() == 1


def test_two_tabs(group: CommunityGroup, tablet: Tablet) -> None:
    tablet.lose_signal()
    for number in range(4):
        tablet.log_contact(f"g{group.pk}", note=f"{number}")
    others = [tablet.watched(tablet.context.new_page()) for _ in range(3)]
    for page in others:
        page.goto("/street/")
        expect(page.get_by_text("4 waiting to send")).to_be_visible()
    tablet.find_signal()
    for page in (tablet.page, *others):
        expect(page.get_by_text("Nothing waiting to send")).to_be_visible(timeout=SOON)
    assert [made.note for made in Contact.objects.order_by("pk")] == ["0", "1", "2", "3"]


def test_an_old_version_of_the_app(group: CommunityGroup, tablet: Tablet, monkeypatch: pytest.MonkeyPatch) -> None:
    tablet.lose_signal()
    tablet.log_contact(f"g{group.pk}")
    for view in (entries, street):
        monkeypatch.setattr(view, "version", lambda: "a-newer-one")
    monkeypatch.setattr("feedback.street.taking.version", lambda: "a-newer-one")
    tablet.find_signal()
    tablet.waits(0)
    assert Contact.objects.count() == 1
    tablet.page.goto("/street/")
    expect(tablet.page.locator("[data-app]")).to_have_attribute("data-app", "a-newer-one", timeout=SOON)
    tablet.page.evaluate("async () => { await (await navigator.serviceWorker.getRegistration()).update() }")
    files = (
        "async () => await (await caches.open('street-files-a-newer-one')).match('/street/no-signal/') !== undefined"
    )
    until(lambda: tablet.page.evaluate(files), tablet.page)
    tablet.lose_signal()
    tablet.restart()
    tablet.log_contact(f"g{group.pk}")
    tablet.waits(1)


def test_an_entry_that_is_not_taken_is_mended(group: CommunityGroup, tablet: Tablet) -> None:
    tablet.lose_signal()
    tablet.log_contact(f"g{group.pk}", concern_1="Mrs Ahmed of 14 Tanner Street shouts", then_1="mine")
    tablet.find_signal()
    tablet.waits(0)
    page = tablet.page
    expect(page.get_by_text("arrived, and has to be looked at")).to_be_visible()
    screenshot(page, "street-held")
    page.get_by_role("link", name="1 to look at").click()
    check_axe(page)
    check_targets(page)
    screenshot(page, "street-held-list")
    page.get_by_role("link", name="Contact, written").click()
    expect(page.get_by_text("looks like a name")).to_be_visible()
    check_axe(page)
    check_fits(page)
    screenshot(page, "street-held-entry")
    page.get_by_label("What is the concern?").first.fill("A neighbour shouts at night")
    page.get_by_role("button", name="Put it into the book").click()
    expect(page.get_by_text("Contact is in the book.")).to_be_visible()
    assert Issue.objects.get().concern == "A neighbour shouts at night"


def test_the_clock_is_wrong(group: CommunityGroup, tablet: Tablet) -> None:
    tablet.context.add_init_script(PAGES_SEND)
    tablet.page.clock.install(time=timezone.now() - timedelta(days=3))
    tablet.log_contact(f"g{group.pk}")
    tablet.waits(0)
    expect(tablet.page.get_by_text("This tablet’s clock is 3 days behind.")).to_be_visible()
    assert Contact.objects.get().on == timezone.localdate()


def test_the_key_has_another_entry(harrowmere: Harrowmere, group: CommunityGroup, tablet: Tablet) -> None:
    tablet.lose_signal()
    tablet.log_contact(f"g{group.pk}", note="Quiet")
    key = tablet.page.evaluate("""() => new Promise(done => indexedDB.open('street').onsuccess = event => {
      event.target.result.transaction('waiting').objectStore('waiting').getAll().onsuccess = found => {
        event.target.result.close(); done(found.target.result[0].key) } })""")
    Entry.objects.create(
        key=key, author=harrowmere.priya, kind="contact", made_at=timezone.now(), digest="another", letter="x"
    )
    tablet.find_signal()
    page = tablet.page
    expect(page.get_by_text("The book has another entry under the same key.")).to_be_visible(timeout=SOON)
    tablet.waits(1)
    page.get_by_role("button", name="Send it as a new one").click()
    tablet.waits(0)
    again = Entry.objects.exclude(key=key).get()
    assert (again.state, again.why) == (EntryState.HELD, "again")
