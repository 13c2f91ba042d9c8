//! What the parts of the document are, in the order they are read: the structure that a screen reader follows.

use krilla::tagging::{Identifier, Node as Leaf, TagGroup, TagKind, TagTree};

/// A place in the structure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Node(usize);

/// Whom something on a page belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Owner {
    /// A part of the document.
    Tag(Node),
    /// The head of the page.
    Header,
    /// The foot of the page.
    Footer,
    /// Nobody: lines, tints, what is repeated.
    Decor,
}

/// The structure, while it is made.
#[derive(Debug, Default)]
pub(super) struct Tree {
    nodes: Vec<Part>,
    roots: Vec<Node>,
}

#[derive(Debug)]
struct Part {
    tag: TagKind,
    children: Vec<Child>,
}

#[derive(Debug)]
enum Child {
    Node(Node),
    Leaf(Identifier),
}

impl Tree {
    /// Adds a part at the end of another, or of the document.
    pub(super) fn add(&mut self, parent: Option<Node>, tag: impl Into<TagKind>) -> Node {
        let node = Node(self.nodes.len());
        self.nodes.push(Part { tag: tag.into(), children: Vec::new() });
        match parent.and_then(|parent| self.nodes.get_mut(parent.0)) {
            Some(parent) => parent.children.push(Child::Node(node)),
            None => self.roots.push(node),
        }
        node
    }

    /// Adds what stands on a page.
    pub(super) fn leaf(&mut self, node: Node, leaf: Identifier) {
        if let Some(part) = self.nodes.get_mut(node.0) {
            part.children.push(Child::Leaf(leaf));
        }
    }

    /// The structure for the writer.
    pub(super) fn finish(mut self, lang: &str) -> TagTree {
        let mut tree = TagTree::new().with_lang(Some(lang.to_owned()));
        for root in std::mem::take(&mut self.roots) {
            if let Some(group) = self.group(root) {
                tree.push(group);
            }
        }
        tree
    }

    /// A part with what belongs to it. A part without anything says nothing, but a cell keeps its place.
    fn group(&mut self, node: Node) -> Option<TagGroup> {
        let part = self.nodes.get_mut(node.0)?;
        let tag = part.tag.clone();
        let children = std::mem::take(&mut part.children);
        let children: Vec<Leaf> = children
            .into_iter()
            .filter_map(|child| match child {
                Child::Node(node) => self.group(node).map(Leaf::from),
                Child::Leaf(leaf) => Some(Leaf::from(leaf)),
            })
            .collect();
        let stays = !children.is_empty() || matches!(tag, TagKind::TD(_) | TagKind::TH(_));
        stays.then(|| TagGroup::with_children(tag, children))
    }
}
