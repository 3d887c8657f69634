#!/usr/bin/env python3
"""mail_server.py FOLDER: Debian's aiosmtpd, as strict as a city's mail server: STARTTLS with
FOLDER/certificate.pem and FOLDER/key.pem, user "city" with the password in FOLDER/password. Prints
its port; each letter becomes FOLDER/NNN.json. For tests."""
import email
import email.policy
import json
import pathlib
import socket
import ssl
import sys
import time

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult

folder = pathlib.Path(sys.argv[1])
password = (folder / "password").read_text().strip().encode()


class Keeper:
    """Nobody named "nobody" has a mailbox here."""

    count = 0

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("nobody@"):
            return "550 no such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        letter = email.message_from_bytes(envelope.content, policy=email.policy.default)
        parts = {part.get_content_type(): part.get_content() for part in letter.walk() if not part.is_multipart()}
        self.count += 1
        part_file = folder / f"{self.count:03}.part"
        part_file.write_text(json.dumps({
            "from": str(letter["From"]), "to": envelope.rcpt_tos[0], "subject": str(letter["Subject"]),
            "text": parts.get("text/plain", ""), "html": parts.get("text/html", ""),
            "encrypted": session.ssl is not None,
        }))
        part_file.rename(folder / f"{self.count:03}.json")
        return "250 OK"


def is_city(server, session, envelope, mechanism, data):
    return AuthResult(success=data.login == b"city" and data.password == password)


context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
context.load_cert_chain(folder / "certificate.pem", folder / "key.pem")
with socket.create_server(("127.0.0.1", 0)) as free:
    port = free.getsockname()[1]
controller = Controller(Keeper(), hostname="127.0.0.1", port=port, tls_context=context, require_starttls=True,
                        authenticator=is_city, auth_required=True)
controller.start()
print(port, flush=True)
while True:
    time.sleep(60)
