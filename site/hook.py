"""What stands on the site besides the pages under docs: pages of the project's folders, references, sources, pictures.

Pages are read where they are. A link in one of them is relative to its place in the project; it becomes one to the page on the
site, or, when it leads to a source, to a page that shows that source.
"""

from __future__ import annotations

import json
import os
import posixpath
import re
import sys
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

sys.path.insert(0, str(Path(__file__).parent))
import c_reference
import command_reference
import pictures
import python_reference

ROOT = Path(__file__).parents[1]
# What was built before: the command, rustdoc's output, the pages of the Node face.
BUILT = ROOT / "target/docs"
RUSTDOC = BUILT / "rustdoc/doc"
ASSETS = {
    ROOT / "site/style.css": "assets/style.css",
    BUILT / "npm/node_modules/iframe-worker/shim/index.js": "assets/iframe-worker.js",
}

# Documents outside docs: their path on the site.
DOCUMENTS = {
    "ARCHITECTURE.md": "project/architecture.md",
    "BENCHMARKS.md": "project/benchmarks.md",
    "CHANGELOG.md": "project/changelog.md",
    "CONTRIBUTING.md": "project/contributing.md",
    "SECURITY.md": "project/security.md",
    "VERIFICATION.md": "project/verification.md",
    "tests/vectors/README.md": "project/vectors.md",
    "bindings-python/README.md": "reference/python/index.md",
    "bindings-node/README.md": "reference/node/index.md",
    "ffi-c/README.md": "reference/c/start.md",
    "core/README.md": "reference/rust.md",
}
LANGUAGES = {
    ".rs": "rust",
    ".c": "c",
    ".py": "python",
    ".mjs": "js",
    ".json": "json",
    ".toml": "toml",
    ".h": "c",
    ".hpp": "cpp",
}

# The place in the project of each page, and the other way round.
_places: dict[str, str] = {}
_sources: dict[str, File] = {}


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    config.nav = [
        {"Start": "index.md"},
        {
            "Guide": [
                {"What a message costs": "guide/cost.md"},
                {"Saving money": "guide/saving.md"},
                {"Numbers and senders": "guide/numbers.md"},
                {"Requests and lists": "guide/lists.md"},
                {"A gateway": "guide/gateway.md"},
                {"Failover without duplicates": "dispatch.md"},
                {"Receiving": "guide/receiving.md"},
                {"Webhooks and repeated requests": "guide/edge.md"},
                {"The octets": "wire.md"},
                {"Pictures": "pictures.md"},
                {"Questions": "questions.md"},
                {"Rules the standards leave open": "rules.md"},
            ]
        },
        {"The command": "reference/command.md"},
        {"Errors": "reference/errors.md"},
        {
            "Rust": [
                {"First steps": "reference/rust.md"},
                {"Everything in the crate": "rust/septet/index.html"},
            ]
        },
        {"Python": [{"First steps": "reference/python/index.md"}, *_entries(python_reference.names())]},
        {"Node": [{"First steps": "reference/node/index.md"}, *_entries(_node_names())]},
        {"C": [{"First steps": "reference/c/start.md"}, *_entries(c_reference.names())]},
        {"C++": "reference/cpp.md"},
        {
            "The project": [
                {"Architecture": "project/architecture.md"},
                {"How fast": "project/benchmarks.md"},
                {"What is verified": "project/verification.md"},
                {"The shared vectors": "project/vectors.md"},
                {"Sizes": "sizes.md"},
                {"Unsafe blocks": "unsafe.md"},
                {"Releases": "release.md"},
                {"Security": "project/security.md"},
                {"Contributing": "project/contributing.md"},
                {"Changes": "project/changelog.md"},
            ]
        },
    ]
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    for file in files.documentation_pages():
        _places[file.src_uri] = f"docs/{file.src_uri}"
    for document, uri in DOCUMENTS.items():
        _places[uri] = document
        files.append(File.generated(config, uri, content=(ROOT / document).read_text()))
    for uri, content in _generated().items():
        files.append(File.generated(config, uri, content=content))
    for path in sorted(RUSTDOC.rglob("*")):
        if path.is_file():
            at = f"rust/{path.relative_to(RUSTDOC).as_posix()}"
            files.append(File.generated(config, at, abs_src_path=str(path)))
    files.append(File.generated(config, "assets/pictures.css", content=pictures.style(site=True)))
    for path, at in ASSETS.items():
        files.append(File.generated(config, at, abs_src_path=str(path)))
    for uri in list(_places):
        for target in _targets(files.get_file_from_path(uri)):
            _add_source(files, config, target)
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    place = _places.get(page.file.src_uri)
    if place == "CHANGELOG.md":
        # The names of faces in brackets are no references.
        markdown = _outside_code(markdown, lambda text: re.sub(r"\[(core|cli|c|py|node)\]", r"`[\1]`", text))
    if page.file.src_uri.startswith("reference/node/") and place is None:
        # Markdown of another dialect.
        markdown = _outside_code(markdown, lambda text: text.replace("\\<", "&lt;").replace("\\>", "&gt;"))
    if place is not None:
        markdown = _outside_code(markdown, lambda text: _relink(text, place, page.file.src_uri, files))
    return markdown


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Drawings are part of the page, so that they take its colours."""

    def inline(match: re.Match[str]) -> str:
        path = Path(config.docs_dir) / "pictures" / match[2]
        drawing = re.sub(r'<style data-alone="yes">.*?</style>', "", path.read_text(), flags=re.DOTALL)
        drawing = drawing.replace("<svg ", f'<svg role="img" aria-label="{match[1]}" ', 1)
        return f'<figure class="drawing">{drawing}</figure>'

    return re.sub(r'<img alt="([^"]*)" src="[^"]*pictures/([\w-]+\.svg)" ?/?>', inline, html)


def on_post_build(config: MkDocsConfig) -> None:
    """Nothing may be fetched from elsewhere when a page is read."""
    fetched = re.compile(
        r"""<(?:script|img|iframe)[^>]*\ssrc=["']https?:|<link[^>]*\shref=["']https?:|url\(["']?https?:"""
    )
    for path in Path(config.site_dir).rglob("*"):
        if path.suffix in {".html", ".css"}:
            for match in fetched.finditer(path.read_text()):
                if "rel=canonical" not in match[0] and 'rel="canonical"' not in match[0]:
                    raise PluginError(f"{path}: fetches from elsewhere: {match[0]}")


def _entries(names: list[tuple[str, str]]) -> list[dict[str, str]]:
    return [{title: uri} for title, uri in names]


def _generated() -> dict[str, str]:
    symbols = set((ROOT / "include/septet.sym").read_text().split())
    made = c_reference.pages(
        (ROOT / "include/septet.h").read_text(), (ROOT / "include/septet.hpp").read_text(), symbols
    )
    made |= python_reference.pages()
    made["reference/command.md"] = command_reference.page(ROOT / "target/release/septet")
    made["reference/errors.md"] = _errors()
    for _, uri in _node_names():
        made[uri] = (BUILT / "node" / posixpath.relpath(uri, "reference/node")).read_text()
    return made


def _errors() -> str:
    rows = json.loads((ROOT / "tests/vectors/errors.json").read_text())
    lines = [
        "# Errors",
        "",
        "Every face tells the same codes. A code never changes its word or its number. The number is the one of C",
        "(`SEPTET_ERR_` and the word in capitals).",
        "",
        "| code | number | meaning | class | try again | HTTP |",
        "|---|---|---|---|---|---|",
    ]
    for row in rows:
        keys = ["number", "meaning", "class", "disposition", "http_status"]
        cells = ["–" if row[key] is None else str(row[key]).replace("|", "\\|") for key in keys]
        lines.append(f"| `{row['code']}` | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _node_names() -> list[tuple[str, str]]:
    folder = "reference/node"
    inner = [(f"septet.{name}", f"{folder}/septet/namespaces/{name}.md") for name in ("smpp", "tpdu")]
    return [("Functions, classes, types", f"{folder}/all.md"), *inner]


LINK = re.compile(r"(?<!\\)(\]\()([^)\s#]+)?(#[^)\s]*)?(\))")


def _targets(file: File) -> list[str]:
    """What a page links to in the project, as paths from the root."""
    text = re.sub(r"^```.*?^```", "", file.content_string, flags=re.MULTILINE | re.DOTALL)
    place = posixpath.dirname(_places[file.src_uri])
    found = []
    for _, path, _, _ in LINK.findall(text):
        if path and "://" not in path:
            found.append(posixpath.normpath(posixpath.join(place, path)))
    return found


def _add_source(files: Files, config: MkDocsConfig, target: str) -> None:
    path = ROOT / target
    if (
        target in _places.values()
        or target in _sources
        or target in {"README.md", "."}
        or path.suffix == ".svg"
    ):
        return
    if path.is_dir():
        listed = sorted(item.name for item in path.iterdir() if item.suffix in LANGUAGES)
        for name in listed:
            _add_source(files, config, f"{target}/{name}")
        content = f"# {target}\n\n" + "".join(
            f"- [{name}]({posixpath.basename(target)}/{name}.md)\n" for name in listed
        )
    elif path.is_file():
        language = LANGUAGES.get(path.suffix, "text")
        content = f"# {target}\n\n````{language}\n{path.read_text()}````\n"
    else:
        return
    uri = f"source/{target}.md"
    _sources[target] = File.generated(config, uri, content=content)
    files.append(_sources[target])


def _outside_code(markdown: str, change) -> str:
    parts = re.split(r"(^```.*?^```$|`[^`\n]+`)", markdown, flags=re.MULTILINE | re.DOTALL)
    return "".join(part if part.startswith("`") else change(part) for part in parts)


def _relink(text: str, place: str, uri: str, files: Files) -> str:
    pages = {document: at for at, document in _places.items()}

    def change(match: re.Match[str]) -> str:
        path, anchor = match[2], match[3] or ""
        if not path or "://" in path:
            return match[0]
        target = posixpath.normpath(posixpath.join(posixpath.dirname(place), path))
        if target in pages:
            at = pages[target]
        elif target in _sources:
            at = _sources[target].src_uri
        elif target == "README.md":
            at = "index.md"
        elif target.startswith("docs/"):
            at = target.removeprefix("docs/")
        else:
            # mkdocs says that there is no such page.
            return match[0]
        return f"{match[1]}{os.path.relpath(at, posixpath.dirname(uri) or '.')}{anchor}{match[4]}"

    return LINK.sub(change, text)
