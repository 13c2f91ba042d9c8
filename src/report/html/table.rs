//! Tables: a caption, heads with their scope, a group for each section.

use super::{escaped, runs};
use crate::report::model::{Align, Cell, Flow, Row, RowKind, Table};
use std::fmt::Write;

/// Writes a table. `under` is the heading it stands under.
pub(super) fn write(out: &mut String, table: &Table, under: &str) {
    let own = [table.caption.as_str(), table.summary.as_str()];
    let name = escaped(own.into_iter().find(|name| !name.is_empty()).unwrap_or(under));
    // What is wider than the screen is moved within its frame, also with keys.
    let _ = write!(out, "<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-label=\"{name}\">\n<table");
    if table.caption.is_empty() {
        let _ = write!(out, " aria-label=\"{name}\"");
    }
    if !table.summary.is_empty() && !table.caption.is_empty() {
        let _ = write!(out, " aria-description=\"{}\"", escaped(&table.summary));
    }
    out.push_str(">\n");
    if !table.caption.is_empty() {
        let _ = writeln!(out, "<caption>{}</caption>", escaped(&table.caption));
    }
    out.push_str("<colgroup>");
    for column in &table.columns {
        let percent = f64::from(column.share.max(1)) * 100.0 / f64::from(table.shares());
        let _ = write!(out, "<col style=\"width:{percent:.1}%\">");
    }
    out.push_str("</colgroup>\n<thead>\n");
    head(out, table);
    out.push_str("</thead>\n<tbody>\n");
    for (at, each) in table.rows.iter().enumerate() {
        if each.kind == RowKind::Section && at > 0 {
            out.push_str("</tbody>\n<tbody>\n");
        }
        row(out, table, each);
    }
    out.push_str("</tbody>\n</table>\n</div>\n");
}

fn head(out: &mut String, table: &Table) {
    for over in &table.over {
        out.push_str("<tr>");
        let mut left = table.columns.len();
        for cell in over {
            let span = usize::from(cell.span.max(1)).min(left);
            left -= span;
            let (tag, scope) = match (cell.text.is_empty(), span) {
                (true, _) => ("td", ""),
                (false, 1) => ("th", " scope=\"col\""),
                (false, _) => ("th", " scope=\"colgroup\" class=\"centre\""),
            };
            if span > 0 {
                let _ = write!(out, "<{tag}{scope} colspan=\"{span}\">{}</{tag}>", escaped(&cell.text));
            }
        }
        out.push_str("</tr>\n");
    }
    out.push_str("<tr>");
    for column in &table.columns {
        let tag = if column.head.is_empty() { "td" } else { "th" };
        let scope = if column.head.is_empty() { "" } else { " scope=\"col\"" };
        let _ = write!(out, "<{tag}{scope}{}>{}</{tag}>", class(column.align, false), escaped(&column.head));
    }
    out.push_str("</tr>\n");
}

fn class(align: Align, shaded: bool) -> String {
    let align = match align {
        Align::Left => "",
        Align::Right => "right",
        Align::Centre => "centre",
    };
    let classes: Vec<&str> =
        [align, if shaded { "shaded" } else { "" }].into_iter().filter(|each| !each.is_empty()).collect();
    if classes.is_empty() { String::new() } else { format!(" class=\"{}\"", classes.join(" ")) }
}

fn row(out: &mut String, table: &Table, row: &Row) {
    let mut classes = match row.kind {
        RowKind::Plain => Vec::new(),
        RowKind::Section => vec!["section"],
        RowKind::Comment => vec!["comment"],
        RowKind::Total => vec!["total"],
        RowKind::Form => vec!["form"],
    };
    classes.extend(row.keep_with_next.then_some("keep"));
    classes.extend(row.may_break().then_some("long"));
    if classes.is_empty() {
        out.push_str("<tr>");
    } else {
        let _ = write!(out, "<tr class=\"{}\">", classes.join(" "));
    }
    let mut end = 0;
    for (at, span, each) in table.placed(row) {
        let head = match row.kind {
            RowKind::Section => Some("rowgroup"),
            RowKind::Comment => None,
            _ => (at == 0 && table.row_heads).then_some("row"),
        };
        let align = table.columns.get(at).filter(|_| span == 1).map_or(Align::Left, |column| column.align);
        let tag = if head.is_some() { "th" } else { "td" };
        let _ = write!(out, "<{tag}");
        if let Some(scope) = head {
            let _ = write!(out, " scope=\"{scope}\"");
        }
        if span > 1 {
            let _ = write!(out, " colspan=\"{span}\"");
        }
        out.push_str(&class(align, each.shade.is_some()));
        out.push('>');
        cell(out, each);
        let _ = write!(out, "</{tag}>");
        end = at + span;
    }
    for _ in end..table.columns.len() {
        out.push_str("<td></td>");
    }
    out.push_str("</tr>\n");
}

fn cell(out: &mut String, cell: &Cell) {
    // One paragraph needs no mark-up of its own.
    if let [Flow::Paragraph(text)] = cell.flow.as_slice() {
        return runs(out, text);
    }
    for part in &cell.flow {
        match part {
            Flow::Paragraph(text) => {
                out.push_str("<p>");
                runs(out, text);
                out.push_str("</p>");
            }
            Flow::List(items) => {
                out.push_str("<ul>");
                for item in items {
                    out.push_str("<li>");
                    runs(out, item);
                    out.push_str("</li>");
                }
                out.push_str("</ul>");
            }
        }
    }
}
