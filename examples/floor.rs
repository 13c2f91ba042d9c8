//! The least a ratatui program can be: a list, a line below it, a blocking read. What the real program is measured
//! against by `cargo bench --bench terminal`.

use ratatui::crossterm::event::{self, Event, KeyCode, KeyEventKind};
use ratatui::layout::{Constraint, Layout};
use ratatui::style::Style;
use ratatui::widgets::{Block, List, ListItem, Paragraph};

const ROWS: usize = 300;

fn main() -> std::io::Result<()> {
    let mut terminal = ratatui::init();
    let (mut top, mut selected) = (0_usize, 0_usize);
    loop {
        terminal.draw(|frame| {
            let [body, foot] = Layout::vertical([Constraint::Min(1), Constraint::Length(1)]).areas(frame.area());
            let height = usize::from(body.height.saturating_sub(2));
            top = top.clamp((selected + 1).saturating_sub(height), selected);
            let rows = (top..(top + height).min(ROWS)).map(|row| {
                let style = if row == selected { Style::new().reversed() } else { Style::new() };
                ListItem::new(format!("○ {row:07} Kontrollmoment nummer {row} inom Socialnämnden")).style(style)
            });
            frame.render_widget(List::new(rows).block(Block::bordered().title("Plan")), body);
            frame.render_widget(Paragraph::new(format!("RAD {selected}")), foot);
        })?;
        let Event::Key(key) = event::read()? else { continue };
        if key.kind == KeyEventKind::Release {
            continue;
        }
        match key.code {
            KeyCode::Char('q') => break,
            KeyCode::Down => selected = (selected + 1).min(ROWS - 1),
            KeyCode::Up => selected = selected.saturating_sub(1),
            _ => {}
        }
    }
    ratatui::restore();
    Ok(())
}
