"""A certificate authority of one's own, for peers that prove who they are."""

import ssl
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from attrs import define, field
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID


@define
class Certified:
    """A peer's certificate and its key, as files."""

    certificate: Path
    key: Path

    def context(self) -> ssl.SSLContext:
        """What a server of the standard library needs."""
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(self.certificate, self.key)
        return context


@define
class Authority:
    """Signs certificates; who trusts `file` believes them."""

    folder: Path
    name: str = "an authority"
    _key: ec.EllipticCurvePrivateKey = field(
        factory=lambda: ec.generate_private_key(ec.SECP256R1())
    )

    def __attrs_post_init__(self) -> None:
        builder = _builder(self.name, self.name, self._key.public_key())
        ca = x509.BasicConstraints(ca=True, path_length=0)
        signed = builder.add_extension(ca, critical=True).add_extension(
            _key_usage(signs=True), critical=True
        )
        _write(self.file, _pem(signed.sign(self._key, hashes.SHA256())))

    @property
    def file(self) -> Path:
        """Its own certificate."""
        return self.folder / f"{self.name}.pem"

    def trust(self) -> ssl.SSLContext:
        """Believe nobody else."""
        return ssl.create_default_context(cafile=self.file)

    def certify(self, *hosts: str) -> Certified:
        """A certificate for a machine of these names."""
        key = ec.generate_private_key(ec.SECP256R1())
        builder = _builder(hosts[0], self.name, key.public_key())
        names = x509.SubjectAlternativeName([_alternative(host) for host in hosts])
        no_ca = x509.BasicConstraints(ca=False, path_length=None)
        for extension, critical in ((names, False), (no_ca, True)):
            builder = builder.add_extension(extension, critical=critical)
        stem = self.folder / f"{self.name} for {hosts[0].replace(':', '-')}"
        made = Certified(stem.with_suffix(".crt"), stem.with_suffix(".key"))
        _write(made.certificate, _pem(builder.sign(self._key, hashes.SHA256())))
        _write(made.key, _private(key))
        return made


def _builder(subject: str, issuer: str, public) -> x509.CertificateBuilder:
    now = datetime.now(UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(_named(subject))
        .issuer_name(_named(issuer))
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(days=1))
    )


def _named(name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def _key_usage(*, signs: bool) -> x509.KeyUsage:
    others = "content_commitment key_encipherment data_encipherment key_agreement"
    off = dict.fromkeys([*others.split(), "encipher_only", "decipher_only"], False)
    return x509.KeyUsage(
        digital_signature=True, key_cert_sign=signs, crl_sign=signs, **off
    )


def _alternative(host: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ip_address(host))
    except ValueError:
        return x509.DNSName(host)


def _pem(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(serialization.Encoding.PEM)


def _private(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )


def _write(file: Path, content: bytes) -> None:
    file.touch(mode=0o600)
    file.write_bytes(content)
