"""Where certificates are looked for; what a server may do is tested by the downloads."""

from pathlib import Path

import pytest

from fmnist_gui.engine.data import mirror


@pytest.mark.parametrize("here", [True, False])
def test_certificates_are_found_where_another_system_keeps_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, here: bool
) -> None:
    """A packaged Python looks where the system has them that it was built on."""
    bundle = tmp_path / "bundle.pem"
    bundle.write_text("")
    loaded: list[str] = []

    class Context:
        def load_verify_locations(self, place: str) -> None:
            loaded.append(place)

    class Paths:
        cafile = str(bundle) if here else None
        capath = None

    monkeypatch.setattr(mirror.ssl, "create_default_context", Context)
    monkeypatch.setattr(mirror.ssl, "get_default_verify_paths", Paths)
    monkeypatch.setattr(mirror, "_CERTIFICATES", (str(tmp_path / "nowhere"), str(bundle)))
    mirror._trusted()
    assert loaded == ([] if here else [str(bundle)])
