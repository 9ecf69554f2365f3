"""A reader for newsletters saved as e-mail: `newscompare report letter.eml article.txt`.

[project.entry-points."newscompare.readers"]
eml = "eml_reader:read_eml"
"""

import email
from email.policy import default
from email.utils import parsedate_to_datetime
from pathlib import Path

from compare.errors import ReadError
from compare.read import Draft


def read_eml(name, data):
    """The newsletter in a mail, as it says of itself; outlet, language and all else are found as for other files."""
    mail = email.message_from_bytes(data, policy=default)
    part = mail.get_body(preferencelist=("plain",))
    if part is None:
        raise ReadError(f"{name}: a mail without plain text; save the newsletter as a web page")
    sender = mail["from"].addresses[0].display_name if mail["from"] else None
    sent = parsedate_to_datetime(mail["date"]).date() if mail["date"] else None
    yield Draft(id=Path(name).stem, body=part.get_content(), title=mail["subject"], source=sender, published=sent)
