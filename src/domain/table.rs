//! Records of one kind: side by side in memory and found by identity, because a walk over a plan finds thousands.

use super::hash::ById;
use super::record::Entity;

/// Records of one kind.
#[derive(Clone, Debug)]
pub struct Table<E: Entity> {
    rows: Vec<E>,
    places: ById<E::Key, usize>,
}

impl<E: Entity> Default for Table<E> {
    fn default() -> Self {
        Self { rows: Vec::new(), places: ById::default() }
    }
}

impl<E: Entity> Table<E> {
    pub(super) const fn len(&self) -> usize {
        self.rows.len()
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    pub(super) fn get(&self, key: E::Key) -> Option<&E> {
        self.rows.get(*self.places.get(&key)?)
    }

    /// Enters a record and hands back the one it takes the place of.
    pub(super) fn insert(&mut self, record: E) -> Option<E> {
        let key = record.key();
        if let Some(row) = self.places.get(&key).and_then(|place| self.rows.get_mut(*place)) {
            return Some(std::mem::replace(row, record));
        }
        self.places.insert(key, self.rows.len());
        self.rows.push(record);
        None
    }

    pub(super) fn remove(&mut self, key: E::Key) -> Option<E> {
        let place = self.places.remove(&key)?;
        let record = self.rows.swap_remove(place);
        if let Some(moved) = self.rows.get(place) {
            self.places.insert(moved.key(), place);
        }
        Some(record)
    }

    /// Every record, in no order that means anything.
    pub(super) fn rows(&self) -> std::slice::Iter<'_, E> {
        self.rows.iter()
    }

    /// Every record, by identity.
    pub(super) fn sorted(&self) -> std::vec::IntoIter<&E> {
        let mut rows: Vec<&E> = self.rows.iter().collect();
        rows.sort_unstable_by_key(|record| record.key());
        rows.into_iter()
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::Sample;
    use super::super::{Area, Entity};
    use super::*;

    fn keys(table: &Table<Area>) -> Vec<<Area as Entity>::Key> {
        table.sorted().map(Entity::key).collect()
    }

    #[test]
    fn what_is_taken_out_leaves_the_others_where_they_are_found() {
        let mut sample = Sample::new();
        let ids = [0; 4].map(|_| sample.area(None));
        let mut table = Table::default();
        for id in [3, 0, 2, 1].map(|at| ids[at]) {
            assert!(table.insert(sample.book.area(id).unwrap().clone()).is_none());
        }
        assert_eq!(keys(&table), ids);
        assert_eq!(table.remove(ids[3]).map(|area| area.id), Some(ids[3]));
        assert!(table.remove(ids[3]).is_none());
        for id in [0, 1, 2].map(|at| ids[at]) {
            assert_eq!(table.get(id).map(|area| area.id), Some(id));
        }
        let renamed = Area { name: "Annat".into(), ..table.get(ids[1]).unwrap().clone() };
        assert!(table.insert(renamed).is_some_and(|old| old.name != "Annat"));
        assert_eq!((table.len(), keys(&table)), (3, ids[..3].to_vec()));
    }
}
