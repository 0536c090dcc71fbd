//! `throughline new`: a map of one's own from a template.

use std::path::PathBuf;
use std::time::Duration;

use clap::builder::PossibleValuesParser;

use super::complaint::Complaint;
use super::save::{FORCE, Old, put};
use super::{FAILED, Surroundings, WELL};
use crate::model::IdSource;
use crate::persist::{LANGUAGES, TEMPLATES, fresh_ids, read, template, write};

pub(super) const EXAMPLES: &str = "Examples:
  throughline new support.journey.ron --template support
  throughline new - --template blueprint --lang he > map.journey.ron";

#[derive(Debug, clap::Args)]
pub(super) struct New {
    /// The file to make, such as name.journey.ron; - for the standard output
    out: PathBuf,
    /// What to begin with
    #[arg(short, long, value_name = "NAME", value_parser = PossibleValuesParser::new(TEMPLATES))]
    template: String,
    /// The language of the map
    #[arg(short, long, default_value = "en", value_parser = PossibleValuesParser::new(LANGUAGES))]
    lang: String,
    /// Overwrite the file if there is one
    #[arg(short, long)]
    force: bool,
}

/// The day in UTC, `2026-11-03`, from the time since the beginning of 1970.
#[must_use]
pub fn date(since_1970: Duration) -> String {
    // Days to civil date by eras of 400 years, whose years begin in March (Hinnant 2013).
    let days = since_1970.as_secs() / 86_400 + 719_468;
    let (era, day_of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = 400 * era + year_of_era + u64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

pub(super) fn run(new: &New, world: &mut Surroundings<'_>) -> u8 {
    let Some(text) = text(new, world) else {
        let what = format!("there is no template {} in {}", new.template, new.lang);
        Complaint::new(new.out.display().to_string(), what).tell(world);
        return FAILED;
    };
    let old = if new.force { Old::Overwritten } else { Old::Kept(FORCE) };
    match put(&new.out, &text, old, world) {
        Ok(()) => WELL,
        Err(complaint) => {
            complaint.tell(world);
            FAILED
        }
    }
}

/// The new file: the template with ids of its own and the date of today.
fn text(new: &New, world: &Surroundings<'_>) -> Option<String> {
    let template = read(template(&new.template, &new.lang)?.as_bytes()).ok()?;
    let mut map = fresh_ids(&template, &mut IdSource::seeded(world.seed));
    map.info.date.clone_from(&world.today);
    Some(write(&map))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_the_day_of_its_seconds() {
        let at = |seconds| date(Duration::from_secs(seconds));
        assert_eq!(at(0), "1970-01-01");
        assert_eq!(at(951_782_399), "2000-02-28");
        assert_eq!(at(951_782_400), "2000-02-29");
        assert_eq!(at(1_740_787_200), "2025-03-01");
        assert_eq!(at(1_798_761_599), "2026-12-31");
        assert_eq!(at(4_107_542_400), "2100-03-01");
    }
}
