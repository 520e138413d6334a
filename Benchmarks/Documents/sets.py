# SPDX-License-Identifier: GPL-3.0-or-later
"""The documents that are measured: those of folders named by the environment, and manuals that Debian packages hold."""
import os
import pathlib
import subprocess

import programs

# Debian package | file in it | what it is
BOOKS = [
    ("debian-reference-fr", "usr/share/debian-reference/debian-reference.fr.pdf", "Debian reference in French, by xdvipdfmx"),
    ("octave-doc", "usr/share/doc/octave/octave.pdf", "Octave manual, by pdfTeX"),
]


def book(package, path, folder):
    """The file of a Debian package, fetched once; None where it cannot be had."""
    file = folder / package / path
    if file.exists():
        return file
    downloads = folder / "downloads"
    downloads.mkdir(parents=True, exist_ok=True)
    programs.say(f"fetching {package} from Debian")
    done = subprocess.run(["apt-get", "-q", "download", package], cwd=downloads, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    if done.returncode:
        programs.say(f"no {package}: {done.stderr.strip().splitlines()[-1:]}")
        return None
    archive = max(downloads.glob(f"{package}_*.deb"), key=lambda found: found.stat().st_mtime)
    subprocess.run(["dpkg-deb", "-x", archive, folder / package], check=True)
    return file if file.exists() else None


def first_pages(file, count, tools):
    """The first pages of a PDF as a file beside it; None where they cannot be cut out, or are all."""
    result = file.with_suffix(f".{count}.pdf")
    if not result.exists() and tools.python:
        script = (
            "import pypdfium2, sys; source = pypdfium2.PdfDocument(sys.argv[1]); count = int(sys.argv[3]); "
            "assert len(source) > count; part = pypdfium2.PdfDocument.new(); "
            "part.import_pages(source, list(range(count))); part.save(sys.argv[2])"
        )
        subprocess.run([tools.python, "-c", script, file, result, str(count)], stderr=subprocess.DEVNULL)
    return result if result.exists() else None


def folder_of(variable, fallback=None):
    """The folder that an environment variable names."""
    value = os.environ.get(variable)
    if not value:
        return fallback
    path = pathlib.Path(value)
    if not path.is_dir():
        raise SystemExit(f"bench-documents: {variable} names no folder: {value}")
    return path


def by_ending(folder, ending):
    return sorted(folder.rglob(f"*.{ending}")) if folder else []
