"""What the nightly run asks of the machines."""
import ftplib
from pathlib import Path

import boto3
import paramiko

s3 = boto3.client("s3")


# corpus: io network; best threads
def upload(bucket, path):
    s3.upload_file(str(path), bucket, path.name)


def upload_all(bucket, folder):
    # corpus: io network; best threads; flag FC103
    for path in Path(folder).iterdir():
        upload(bucket, path)


def mirror(host, files):
    connection = ftplib.FTP(host)
    connection.login()
    # corpus: io network; best serial
    for name in files:
        with open(name, "wb") as handle:
            connection.retrbinary(f"RETR {name}", handle.write)
    connection.quit()


# corpus: io network; best threads
def uptime(host):
    client = paramiko.SSHClient()
    client.load_system_host_keys()
    client.connect(host, timeout=10)
    _, output, _ = client.exec_command("uptime")
    return output.read().decode()


def fleet(hosts):
    # corpus: io network; best threads; flag FC103
    return [uptime(host) for host in hosts]
