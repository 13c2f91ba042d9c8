//! The one table of commands: dispatch, footer, help, palette and the printed key list are read from it.

use super::input::{Chord, Key};
use super::model::Model;
use crate::i18n::{Label, commands as t};

/// Where a command can be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Context(u8);

impl Context {
    /// The start page.
    pub const START: Self = Self(1);
    /// The tree.
    pub const TREE: Self = Self(2);
    /// The detail pane.
    pub const DETAIL: Self = Self(4);
    /// The summary pane.
    pub const SUMMARY: Self = Self(8);
    /// Any pane of the plan screen.
    pub const PLAN: Self = Self(2 | 4 | 8);
    /// The start page and the panes.
    pub const ANY: Self = Self(1 | 2 | 4 | 8);
    /// A test sheet.
    pub const SHEET: Self = Self(16);
    /// The panes and a test sheet.
    pub const WORK: Self = Self(2 | 4 | 8 | 16);
    /// Everywhere but in forms and dialogs.
    pub const ALL: Self = Self(1 | 2 | 4 | 8 | 16);

    /// Whether the two have a place in common.
    #[must_use]
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// Headings of the help and the key list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// Moving about.
    Move,
    /// Recording what was seen.
    Record,
    /// Changing the plan itself.
    Plan,
    /// Finding things.
    Find,
    /// Files and reports.
    File,
    /// The program.
    Program,
}

impl Group {
    /// In the order they are shown.
    pub const ALL: &'static [Self] = &[Self::Record, Self::Move, Self::Find, Self::Plan, Self::File, Self::Program];

    /// Its heading.
    #[must_use]
    pub const fn label(self) -> Label {
        match self {
            Self::Move => t::group_move,
            Self::Record => t::group_record,
            Self::Plan => t::group_plan,
            Self::Find => t::group_find,
            Self::File => t::group_file,
            Self::Program => t::group_program,
        }
    }
}

/// One command.
pub struct CommandSpec {
    /// What it is.
    pub id: Command,
    /// Its name, at most 24 columns.
    pub label: Label,
    /// What it does, in a sentence.
    pub help: Label,
    /// The keys, the shown one first.
    pub keys: &'static [Chord],
    /// Where it can be given.
    pub context: Context,
    /// The heading it stands under.
    pub group: Group,
    /// How much it deserves a place in the footer; 0 is never.
    pub footer: u8,
    /// Whether the palette lists it.
    pub palette: bool,
    /// Why it cannot be given just now.
    pub disabled: fn(&Model) -> Option<Label>,
}

const fn ch(c: char) -> Chord {
    Chord::plain(Key::Char(c))
}

const fn ctrl(c: char) -> Chord {
    Chord::ctrl(Key::Char(c))
}

const fn key(key: Key) -> Chord {
    Chord::plain(key)
}

const fn always(_: &Model) -> Option<Label> {
    None
}

macro_rules! commands {
    ($($id:ident $label:ident $help:ident [$($key:expr),*] $context:ident $group:ident $footer:literal $palette:literal $disabled:expr;)*) => {
        /// What a person can ask for.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[expect(missing_docs, reason = "the table says what each does")]
        pub enum Command { $($id,)* }

        /// Every command.
        pub static COMMANDS: &[CommandSpec] = &[$(CommandSpec {
            id: Command::$id,
            label: t::$label,
            help: t::$help,
            keys: &[$($key),*],
            context: Context::$context,
            group: Group::$group,
            footer: $footer,
            palette: $palette,
            disabled: $disabled,
        },)*];
    };
}

commands! {
    Open open open_help [key(Key::Enter)] ALL Record 100 true Model::why_not_open;
    Choose choose choose_help [ch(' ')] PLAN Record 95 true Model::why_not_choose;
    Complete complete complete_help [ch('x')] PLAN Record 60 true Model::why_not_complete;
    CompleteNext complete_next complete_next_help [ctrl('n')] PLAN Record 0 true Model::why_no_control;
    Record record record_help [ch('r')] PLAN Record 90 true Model::why_no_control;
    AddDeviation add_deviation add_deviation_help [ch('a')] PLAN Record 85 true Model::why_not_deviate;
    AddAction add_action add_action_help [ch('t')] PLAN Record 50 true Model::why_not_act;
    Figures figures figures_help [ch('s')] PLAN Record 62 true Model::why_no_measures;
    InsertFigures insert_figures insert_figures_help [ch('i')] PLAN Record 0 true Model::why_not_insert;
    Answers answers answers_help [ch('Q')] PLAN Record 0 true Model::why_not_answer;
    Sheets sheets sheets_help [ch('c')] PLAN Record 0 true Model::why_no_sheets;
    Period period period_help [ch('p')] PLAN Record 80 true Model::why_no_period;
    PreviousPeriod previous_period previous_period_help [ch(',')] PLAN Record 0 true Model::why_no_period;
    NextPeriod next_period next_period_help [ch('.')] PLAN Record 0 true Model::why_no_period;
    MarkOk mark_ok mark_ok_help [ch('1'), ch('o')] SHEET Record 0 false Model::why_no_mark;
    MarkDeviation mark_deviation mark_deviation_help [ch('2'), ch('a')] SHEET Record 0 false Model::why_no_mark;
    MarkNotApplicable mark_not_applicable mark_not_applicable_help [ch('3'), ch('-')] SHEET Record 0 false Model::why_no_mark;
    MarkCannotJudge mark_cannot_judge mark_cannot_judge_help [ch('4'), ch('b')] SHEET Record 0 false Model::why_no_mark;
    CycleMark cycle_mark cycle_mark_help [ch(' ')] SHEET Record 0 false Model::why_no_mark;
    ClearMark clear_mark clear_mark_help [key(Key::Backspace), key(Key::Delete), ch('0')] SHEET Record 0 false Model::why_no_mark;
    MarkRest mark_rest mark_rest_help [ch('x')] SHEET Record 85 true Model::why_no_mark;
    NextUntested next_untested next_untested_help [key(Key::Tab), ch('t')] SHEET Record 95 true always;
    PreviousUntested previous_untested previous_untested_help [key(Key::BackTab), ch('T')] SHEET Record 0 true always;
    NoteCell note_cell note_cell_help [ch('n')] SHEET Record 90 true Model::why_no_cell;
    NoteItem note_item note_item_help [ch('N')] SHEET Record 80 true Model::why_no_item;
    UseInMeasure use_in_measure use_in_measure_help [ch('m')] SHEET Record 40 true Model::why_not_feed;
    Review review review_help [ch('g')] PLAN Record 48 true Model::why_not_record;
    Supplement supplement supplement_help [ch('+')] PLAN Record 0 true Model::why_no_control;
    CarryOver carry_over carry_over_help [ch('C')] PLAN Plan 0 true Model::why_read_only;
    Confirm confirm confirm_help [ch('Z')] PLAN Plan 0 true Model::why_not_confirm;
    ConfirmAll confirm_all confirm_all_help [] PLAN Plan 0 true Model::why_read_only;
    HandOut hand_out hand_out_help [] PLAN Plan 0 true Model::why_read_only;
    Boards boards boards_help [ch('W')] ANY Find 0 true Model::why_no_boards;
    Lock lock lock_help [ch('L')] PLAN Record 0 true Model::why_not_lock;
    Versions versions versions_help [] PLAN Find 0 true Model::why_no_sign_off;
    Compare compare compare_help [] PLAN Find 0 true Model::why_no_sign_off;
    Undo undo undo_help [ch('u'), ctrl('z')] WORK Record 70 true Model::why_not_undo;
    Redo redo redo_help [ch('U'), ctrl('y')] WORK Record 0 true Model::why_not_redo;

    Up up up_help [key(Key::Up), ch('k')] ALL Move 0 false always;
    Down down down_help [key(Key::Down), ch('j')] ALL Move 0 false always;
    PageUp page_up page_up_help [key(Key::PageUp)] WORK Move 0 false always;
    PageDown page_down page_down_help [key(Key::PageDown)] WORK Move 0 false always;
    First first first_help [key(Key::Home)] PLAN Move 0 false always;
    Last last last_help [key(Key::End), ch('G')] PLAN Move 0 false always;
    Left left left_help [key(Key::Left), ch('h')] WORK Move 0 false always;
    Right right right_help [key(Key::Right), ch('l')] WORK Move 0 false always;
    FirstColumn first_column first_column_help [key(Key::Home)] SHEET Move 0 false always;
    LastColumn last_column last_column_help [key(Key::End)] SHEET Move 0 false always;
    FirstItem first_item first_item_help [Chord::ctrl(Key::Home)] SHEET Move 0 false always;
    LastItem last_item last_item_help [Chord::ctrl(Key::End), ch('G')] SHEET Move 0 false always;
    ExpandAll expand_all expand_all_help [ch('*')] TREE Move 0 true always;
    NextPane next_pane next_pane_help [key(Key::Tab)] PLAN Move 55 false always;
    PreviousPane previous_pane previous_pane_help [key(Key::BackTab)] PLAN Move 0 false always;
    Back back back_help [ch('b'), Chord::alt(Key::Left)] PLAN Move 0 true Model::why_not_back;
    Forward forward forward_help [ch('B'), Chord::alt(Key::Right)] PLAN Move 0 true Model::why_not_forward;
    Escape escape escape_help [key(Key::Esc)] ALL Move 0 false always;

    Search search search_help [ch('/'), ctrl('f')] WORK Find 75 true always;
    Filter filter filter_help [ch('f')] PLAN Find 65 true always;
    NextUnfinished next_unfinished next_unfinished_help [ch('o')] PLAN Find 0 true always;
    PreviousUnfinished previous_unfinished previous_unfinished_help [ch('O')] PLAN Find 0 true always;
    NextDeviation next_deviation next_deviation_help [ch('v')] PLAN Find 0 true always;
    PreviousDeviation previous_deviation previous_deviation_help [ch('V')] PLAN Find 0 true always;
    Deviations deviations deviations_help [ch('d')] PLAN Find 0 true always;
    Actions actions actions_help [ch('T')] PLAN Find 0 true always;
    Todo todo todo_help [ch('z')] ANY Find 0 true Model::why_no_todo;
    ActionTable action_table action_table_help [ch('A')] PLAN Find 0 true Model::why_no_plan;
    History history history_help [ch('H')] WORK Find 0 true always;
    Series series series_help [ch('S')] PLAN Find 0 true Model::why_no_series;
    Year year year_help [ch('Y')] PLAN Find 0 true Model::why_no_year;

    Edit edit edit_help [ch('e')] WORK Plan 45 true Model::why_not_edit;
    New new new_help [ch('n')] PLAN Plan 40 true Model::why_read_only;
    MoveTo move_to move_to_help [ch('m')] PLAN Plan 0 true Model::why_not_move;
    MoveUp move_up move_up_help [ch('K'), Chord::alt(Key::Up)] PLAN Plan 0 true Model::why_not_step;
    MoveDown move_down move_down_help [ch('J'), Chord::alt(Key::Down)] PLAN Plan 0 true Model::why_not_step;
    Remove remove remove_help [key(Key::Delete), ch('D')] PLAN Plan 0 true Model::why_not_remove;
    EditPlan edit_plan edit_plan_help [] PLAN Plan 0 true Model::why_read_only;
    Texts texts texts_help [] PLAN Plan 0 true always;
    DocumentsLook documents_look documents_look_help [] PLAN Plan 0 true Model::why_read_only;
    ActionPlans action_plans action_plans_help [] PLAN Plan 0 true Model::why_read_only;
    Risks risks risks_help [ch('R')] PLAN Plan 0 true Model::why_no_risks;
    Library library library_help [ch('X')] PLAN Plan 0 true Model::why_read_only;
    Decisions decisions decisions_help [ch('P')] PLAN Plan 0 true always;
    LimitRules limit_rules limit_rules_help [] PLAN Plan 0 true Model::why_read_only;
    Periods periods periods_help [] PLAN Plan 0 true Model::why_read_only;

    Export export export_help [ch('E')] PLAN File 35 true Model::why_no_period;
    Import import import_help [ch('I')] ANY File 0 true Model::why_read_only;
    OpenFile open_file open_file_help [ctrl('o')] ANY File 0 true always;
    NewFile new_file new_file_help [] ANY File 0 true always;
    Mark mark mark_help [ch(' ')] START File 0 true Model::why_no_recent;
    StartPage start_page start_page_help [] PLAN File 0 true always;
    Demo demo demo_help [] ANY File 0 true always;
    SwitchPlan switch_plan switch_plan_help [ch('w')] PLAN File 0 true always;
    NewPlan new_plan new_plan_help [] PLAN File 0 true Model::why_read_only;
    RemovePlan remove_plan remove_plan_help [] PLAN File 0 true Model::why_read_only;
    Save save save_help [ctrl('s')] WORK File 0 true always;
    Retry retry retry_help [] WORK File 0 true Model::why_not_retry;
    SaveCopy save_copy save_copy_help [] WORK File 0 true always;

    Palette palette palette_help [ctrl('p'), ch(':')] ALL Program 20 false always;
    Help help help_help [ch('?'), key(Key::F(1))] ALL Program 255 true always;
    Messages messages messages_help [ch('M')] ALL Program 0 true always;
    Copy copy copy_help [ch('y')] PLAN Program 0 true always;
    Mouse mouse mouse_help [] ALL Program 0 true always;
    Language language language_help [] ALL Program 0 true always;
    Suspend suspend suspend_help [] ALL Program 0 true always;
    Redraw redraw redraw_help [ctrl('l')] ALL Program 0 true always;
    Leave leave leave_help [ctrl('c')] ALL Program 0 false always;
    Quit quit quit_help [ch('q'), ctrl('q')] ALL Program 30 true always;
}

/// The row of a command.
#[must_use]
pub fn spec(id: Command) -> Option<&'static CommandSpec> {
    COMMANDS.iter().find(|spec| spec.id == id)
}

/// The command a chord gives in a context.
#[must_use]
pub fn resolve(context: Context, chord: Chord) -> Option<&'static CommandSpec> {
    COMMANDS.iter().find(|spec| spec.context.meets(context) && spec.keys.contains(&chord))
}
