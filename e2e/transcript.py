"""What a screen reader is given: the accessibility tree of a page, in reading order, as text."""

from playwright.sync_api import Page

# Boxes without a meaning of their own, and the parts that their parent's name already says.
SILENT = {"none", "generic", "InlineTextBox", "LineBreak", "paragraph", "LayoutTable", "ListMarker", "LabelText", "RootWebArea",
          "Legend", "strong", "emphasis", "time", "superscript", "Abbr"}
# Roles whose name is their content: nothing under them is read again.
WHOLE = {"link", "button", "heading", "StaticText", "checkbox", "radio", "textbox", "searchbox", "combobox", "option", "image",
         "DisclosureTriangle", "Date", "DateTime", "term"}
STATES = ("checked", "expanded", "required", "invalid", "pressed", "selected", "disabled", "focused")


def transcript(page: Page) -> str:
    """One line for each thing that is announced, indented by what contains it."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    by_id = {node["nodeId"]: node for node in nodes}
    lines: list[str] = [f"« {page.title()} »"]

    def read(node: dict, depth: int) -> None:
        role = node.get("role", {}).get("value", "")
        name = " ".join(node.get("name", {}).get("value", "").split())
        told = not node.get("ignored") and role not in SILENT and (name or role not in WHOLE)
        # The label that stands beside its control says nothing new.
        if told and role == "StaticText" and f"« {name} »" in lines[-1]:
            return
        if told:
            lines.append("  " * depth + _line(node, role, name))
        if told and role in WHOLE:
            return
        for child in node.get("childIds", []):
            if child in by_id:
                read(by_id[child], depth + (1 if told else 0))

    read(nodes[0], 0)
    return "\n".join(lines) + "\n"


def _line(node: dict, role: str, name: str) -> str:
    if role == "StaticText":
        return name
    properties = {one["name"]: one["value"].get("value") for one in node.get("properties", [])}
    label = f"{role} {properties['level']}" if role == "heading" and "level" in properties else role
    words = [label, f"« {name} »"] if name else [label]
    words += [state if properties[state] in (True, "true") else f"{state}={properties[state]}" for state in STATES
              if properties.get(state) not in (None, False, "false")]
    value = node.get("value", {}).get("value")
    if value not in (None, "", name):
        words.append(f"= {value}")
    description = node.get("description", {}).get("value")
    if description and description != name:
        words.append(f"({' '.join(description.split())})")
    return " ".join(str(word) for word in words)
