"""Our mail and words in; the answer as a mail program writes it, with our mail and its opt-out line quoted, out."""

from __future__ import annotations

OURS = (
    "Hello Maya,",
    "",
    "your video on sourdough made me write. Would you like to try our knife?",
    "",
    "Selin",
    'If you would rather not hear from me, answer "no" and I will not write again.',
    'Write "unsubscribe" or "take me off" if you want no more mail.',
)
OURS_TR = (
    "Merhaba Ece,",
    "",
    "ekşi maya videonuzdan sonra yazmak istedim. Bıçağımızı denemek ister misiniz?",
    "",
    "Selin",
    'Size yazmamı istemezseniz "hayır" diye yanıtlamanız yeterli, bir daha yazmam.',
    'Listeden çıkmak için "listeden çıkar" yazın, bir daha yazmayalım.',
)
_MARKED, _MARKED_TR = ("\n".join(f"> {line}" for line in lines) for lines in (OURS, OURS_TR))
_BARE, _BARE_TR = "\n".join(OURS), "\n".join(OURS_TR)
#: Mail program -> words, then what it puts below them.
_CLIENTS = {
    "gmail": f"{{}}\n\nOn Mon, Nov 23, 2026 at 10:00 AM Selin <selin@kilnhaus.example> wrote:\n\n{_MARKED}\n",
    "apple": f"{{}}\n\n> On 23. Nov 2026, at 10:00, Selin <selin@kilnhaus.example> wrote:\n> \n{_MARKED}\n",
    "outlook": f"{{}}\n\n________________________________\nFrom: Selin <selin@kilnhaus.example>\nSent: Monday, November 23, 2026 10:00 AM\nTo: maya@example.com\nSubject: An idea\n\n{_BARE}\n",
    "yahoo": f"{{}}\n\n    On Monday, November 23, 2026 at 10:00:00 AM GMT+3, Selin <selin@kilnhaus.example> wrote:  \n \n{_MARKED}\n",
    "phone": f"{{}}\n\nSent from my iPhone\n\n> On Nov 23, 2026, at 10:00 AM, Selin <selin@kilnhaus.example> wrote:\n> \n{_MARKED}\n",
    "gmail-tr": f"{{}}\n\nSelin <selin@kilnhaus.example>, 23 Kas 2026 Pzt, 10:00 tarihinde şunu yazdı:\n\n{_MARKED_TR}\n",
    "apple-tr": f"{{}}\n\n> Selin <selin@kilnhaus.example> şunları yazdı (23.11.2026 10:00):\n> \n{_MARKED_TR}\n",
    "outlook-tr": f"{{}}\n\n________________________________\nGönderen: Selin <selin@kilnhaus.example>\nGönderildi: 23 Kasım 2026 Pazartesi 10:00\nKime: ece@example.com\nKonu: Bir fikir\n\n{_BARE_TR}\n",
    "phone-tr": f"{{}}\n\niPhone’umdan gönderildi\n\n> Selin <selin@kilnhaus.example> şunları yazdı (23 Kas 2026 10:00):\n> \n{_MARKED_TR}\n",
}


def answer(client: str, words: str) -> bytes:
    """Write an answer as *client* does."""
    head = "From: Someone <someone@example.com>\nTo: selin@kilnhaus.example\nSubject: Re: An idea\nDate: Mon, 23 Nov 2026 12:00:00 +0300\nIn-Reply-To: <ours.1@kilnhaus.example>\nContent-Type: text/plain; charset=utf-8\n\n"
    return (head + _CLIENTS[client].format(words)).encode()
