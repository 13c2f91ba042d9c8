//! What the register, the matrix and the coverage say of small plans.

use super::*;
use crate::domain::sample::Sample;
use crate::domain::{ControlActivity, ControlId, Level, Plan, ProblemCode, Verb};
use uuid::Uuid;

/// A plan whose matrix is no product: 4 × 4 levels, and from 6 a risk is proposed.
fn sample(grid: &[[u16; 4]]) -> Sample {
    let mut sample = Sample::new();
    let plan = sample.book.plan(sample.plan).unwrap().clone();
    let scales = Scales {
        likelihood: ["Osannolik", "Mindre sannolik", "Möjlig", "Sannolik"].map(str::to_owned).to_vec(),
        consequence: ["Försumbar", "Lindrig", "Kännbar", "Allvarlig"].map(str::to_owned).to_vec(),
        grid: grid.iter().map(|row| row.to_vec()).collect(),
        threshold: Some(6),
    };
    sample.book.load([Plan { scales, min_controls_per_area: 2, ..plan }]);
    sample
}

fn level(number: u8) -> Option<Level> {
    (number > 0).then(|| Level { number, label: String::new() })
}

fn risk(sample: &mut Sample, area: AreaId, likelihood: u8, consequence: u8) -> RiskPoint {
    let id = sample.risk_point(area);
    let point = sample.book.risk_point(id).unwrap().clone();
    let point = RiskPoint { likelihood: level(likelihood), consequence: level(consequence), ..point };
    sample.book.load([point.clone()]);
    point
}

#[test]
fn a_risk_is_proposed_from_the_threshold_on_and_may_be_decided_otherwise_with_a_reason() {
    let mut sample = sample(&[]);
    let area = sample.area(None);
    let low = risk(&mut sample, area, 1, 4);
    let high = risk(&mut sample, area, 3, 2);
    let open = risk(&mut sample, area, 0, 2);
    let rows = sample.book.register(sample.plan);
    let of = |rows: &[RegisterRow], id| rows.iter().find(|row| row.risk_point_id == id).unwrap().clone();
    assert_eq!(rows.iter().map(|row| row.value).collect::<Vec<_>>(), [Some(6), Some(4), None]);
    assert_eq!((of(&rows, low.id).proposed, of(&rows, low.id).in_plan), (Some(false), false));
    assert_eq!((of(&rows, high.id).proposed, of(&rows, high.id).in_plan), (Some(true), true));
    assert_eq!((of(&rows, open.id).proposed, of(&rows, open.id).in_plan), (None, true), "nobody has valued it");
    sample.book.load([RiskPoint { in_plan: Some(true), ..low.clone() }]);
    let row = of(&sample.book.register(sample.plan), low.id);
    assert!(row.in_plan && row.unexplained);
    sample.book.load([RiskPoint { in_plan: Some(true), in_plan_reason: "Nämnden vill det.".into(), ..low.clone() }]);
    assert!(!of(&sample.book.register(sample.plan), low.id).unexplained);
    sample.book.load([RiskPoint { in_plan: Some(false), ..low.clone() }]);
    assert!(!of(&sample.book.register(sample.plan), low.id).unexplained, "as proposed");
}

#[test]
fn a_grid_need_not_be_the_product_and_a_stated_value_that_is_another_shows() {
    let mut sample = sample(&[[1, 1, 2, 3], [1, 2, 3, 4], [2, 3, 6, 9], [3, 6, 9, 12]]);
    let area = sample.area(None);
    let one = risk(&mut sample, area, 4, 2);
    let rows = sample.book.register(sample.plan);
    assert_eq!((rows[0].value, rows[0].otherwise), (Some(6), None));
    sample.book.load([RiskPoint { risk_value: Some(8), ..one }]);
    let rows = sample.book.register(sample.plan);
    assert_eq!((rows[0].value, rows[0].otherwise), (Some(8), Some(6)));
    let matrix = sample.book.risk_matrix(sample.plan);
    assert_eq!((matrix.likelihood, matrix.consequence), (4, 4));
    let cell = matrix.cell(4, 2).unwrap();
    assert_eq!((cell.value, cell.proposed, cell.risks.len()), (Some(6), true, 1));
    assert_eq!(matrix.cell(2, 4).map(|cell| (cell.value, cell.proposed)), Some((Some(4), false)));
    assert_eq!((matrix.cell(0, 1), matrix.cell(5, 1)), (None, None));
}

#[test]
fn every_risk_is_in_the_matrix_or_outside_it() {
    let mut sample = sample(&[]);
    let area = sample.area(None);
    for (likelihood, consequence) in [(1, 1), (4, 4), (0, 3), (3, 0), (9, 1), (2, 2), (2, 2)] {
        risk(&mut sample, area, likelihood, consequence);
    }
    let matrix = sample.book.risk_matrix(sample.plan);
    let within: usize = matrix.cells.iter().flatten().map(|cell| cell.risks.len()).sum();
    assert_eq!((within, matrix.outside.len()), (4, 3));
    assert_eq!(matrix.cell(2, 2).unwrap().risks.len(), 2);
}

#[test]
fn coverage_counts_what_is_in_the_plan_with_the_areas_within() {
    let mut sample = sample(&[]);
    let outer = sample.area(None);
    let inner = sample.area(Some(outer));
    let one = risk(&mut sample, outer, 4, 4);
    let other = risk(&mut sample, inner, 3, 3);
    let left_out = risk(&mut sample, inner, 1, 1);
    let tagged = |point: RiskPoint| RiskPoint { goals: [Goal::Compliance].into(), irregularity: true, ..point };
    sample.book.load([tagged(one.clone()), tagged(other), tagged(left_out.clone())]);
    sample.control(one.id);
    let coverage = sample.book.coverage(sample.plan);
    assert_eq!(coverage.len(), 1);
    let covered = &coverage[0];
    assert_eq!((covered.risk_points, covered.controls, covered.irregularities), (2, 1, 2));
    assert!(covered.too_few, "the plan demands two controls in each area");
    assert_eq!(covered.goals, [(Goal::Compliance, 2)].into());
    assert!(covered.focuses.is_empty());
    sample.control(left_out.id);
    assert_eq!(sample.book.coverage(sample.plan)[0].risk_points, 3, "a risk with a control is in the plan");
}

#[test]
fn a_risk_outside_the_plan_has_no_controls_and_one_with_controls_is_not_left_out() {
    let mut sample = sample(&[]);
    let area = sample.area(None);
    let (left_out, met) = (risk(&mut sample, area, 1, 1), risk(&mut sample, area, 1, 1));
    sample.control(met.id);
    let mut decide = |point: &RiskPoint| {
        let change = sample.book.put_change(Verb::Edit, RiskPoint { in_plan: Some(false), ..point.clone() });
        sample.book.apply(&change).map(|_| ())
    };
    assert_eq!(decide(&left_out), Ok(()));
    let refused = decide(&met).unwrap_err();
    assert_eq!((refused.code, refused.field), (ProblemCode::OutsidePlan, Some("in_plan")));
    let blank = ControlActivity::blank(ControlId(Uuid::from_u128(7_000)), left_out.id);
    let change = sample.book.put_change(Verb::Add, ControlActivity { title: "Kontroll".into(), ..blank });
    let refused = sample.book.apply(&change).unwrap_err();
    assert_eq!((refused.code, refused.field), (ProblemCode::OutsidePlan, Some("risk_point_id")));
}
