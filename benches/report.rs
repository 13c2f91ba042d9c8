//! Documents: the demonstration plan scaled until its report has thirty pages, in every form; and every result of a
//! file as CSV. `max alloc` is how much more memory the work holds at its height.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    missing_docs,
    reason = "a bench may fail loudly"
)]

mod support;

use divan::{AllocProfiler, Bencher};
use ikplan::app::demo;
use ikplan::app::report::{Format, Kind, Request, render};
use ikplan::domain::Book;
use ikplan::i18n::Lang;
use ikplan::report::data::{Data, Dataset};
use std::sync::LazyLock;
use support::{PERIOD, PLAN, SIZES, book};

#[global_allocator]
static ALLOC: AllocProfiler = AllocProfiler::system();

/// The pages that a report has at least.
const PAGES: usize = 30;

static THIRTY: LazyLock<Book> = LazyLock::new(|| {
    let sizes = (1..).map(|times| times * 7);
    sizes.map(book).find(|book| pages(book) >= PAGES).unwrap()
});

fn main() {
    println!("the report has {} pages, {} controls", pages(&THIRTY), THIRTY.controls_of_plan(PLAN).len());
    divan::main();
}

fn request(format: Format) -> Request {
    let (kind, lang, today) = (Kind::Report, Lang::Sv, demo::TODAY);
    Request { kind, format, plan: PLAN, period: PERIOD, lang, today, chain_head: None, public: false }
}

fn pages(book: &Book) -> usize {
    let pdf = render(book, &request(Format::Pdf)).unwrap();
    lopdf::Document::load_mem(&pdf).unwrap().get_pages().len()
}

#[divan::bench(args = ["docx", "html", "xlsx", "pdf", "md", "txt", "json"])]
fn report(bencher: Bencher<'_, '_>, format: &str) {
    let (book, request) = (&*THIRTY, request(Format::from_code(format).unwrap()));
    bencher.bench_local(|| render(book, &request).unwrap());
}

/// What is held must not grow with the rows.
#[divan::bench(args = SIZES)]
fn results_as_csv(bencher: Bencher<'_, '_>, controls: usize) {
    let book = book(controls);
    let plan = book.plan(PLAN).unwrap();
    let (until, earlier, public, today) = (None, false, false, demo::TODAY);
    let data = Data { book: &book, plan, until, earlier, public, today, lang: Lang::Sv };
    bencher.bench_local(|| data.write_csv(Dataset::Outcomes, &mut std::io::sink()).unwrap());
}
