#!/usr/bin/env python3
"""What operators copy is tried: nginx and systemd read our examples without complaint."""
import pathlib
import shutil
import subprocess
import tempfile
import unittest

DEPLOY = pathlib.Path(__file__).resolve().parents[2] / "deploy"


def run(*command):
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


class Deploy(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="deploy-"))
        self.addCleanup(shutil.rmtree, self.folder)

    @unittest.skipUnless(shutil.which("nginx"), "nginx is not installed (bin/install bench)")
    def test_nginx_understands_the_example(self):
        run("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=kosodate.example.jp",
            "-keyout", self.folder / "key.pem", "-out", self.folder / "chain.pem")
        site = (DEPLOY / "nginx/hagukumi.conf").read_text()
        site = site.replace("/etc/ssl/kosodate/fullchain.pem", str(self.folder / "chain.pem"))
        site = site.replace("/etc/ssl/kosodate/privkey.pem", str(self.folder / "key.pem"))
        main = self.folder / "nginx.conf"
        main.write_text(f"pid {self.folder}/pid;\nerror_log stderr;\nevents {{}}\nhttp {{\naccess_log off;\n{site}\n}}\n")
        status, output = run("nginx", "-t", "-c", main)
        self.assertEqual(status, 0, output)

    @unittest.skipUnless(shutil.which("systemd-analyze"), "there is no systemd here")
    def test_systemd_understands_the_units(self):
        for unit in DEPLOY.glob("systemd/*"):
            # Where the programs will be, there is nothing yet; everything else must be right.
            text = unit.read_text().replace("/usr/local/bin/hagukumi", "/bin/true").replace("/usr/local/lib/hagukumi/backup", "/bin/true")
            (self.folder / unit.name).write_text(text)
        for unit in sorted(self.folder.glob("*")):
            status, output = run("systemd-analyze", "verify", "--man=no", unit)
            complaints = [line for line in output.splitlines() if unit.name in line]
            self.assertEqual(complaints, [], output)


if __name__ == "__main__":
    unittest.main()
