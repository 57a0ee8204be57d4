//! The coach: what a test takes, and what it could see, in words.

use super::advice::{Advice, AdviceFigure};
use super::given::Given;
use super::looks::{false_alarm, inflation, together};
use super::plan::{Measured, Plan, Rule, Sides};
use super::size::Size;
use super::words::{counted, percent, short, signed, weeks, whole};

/// More weeks than a test can run: people change their devices, and the market its mind.
const TOO_LONG: f64 = 520.0;

impl Given {
    /// What the coach says.
    pub fn advice(&self) -> Advice {
        match self.plan() {
            Ok(plan) => {
                let mut advice = plan.advice();
                let assumed = self.assumed().into_iter();
                let assumed = assumed.map(|why| figure("Taken for granted", String::new(), why));
                advice.figures.extend(assumed);
                advice
            }
            Err(missing) => Advice {
                sentence: missing,
                ..Advice::default()
            },
        }
    }
}

/// A plan with what follows from it, worked out once.
struct Coach<'a> {
    plan: &'a Plan,
    /// How many times as many people looking early takes.
    inflation: f64,
    size: Size,
    /// In how many whole weeks the target can be seen; none of more than ten years, and where no traffic is known.
    run: Option<u64>,
    /// The change that can be seen in the weeks that there are, as a share of today.
    visible: Option<f64>,
}

impl Plan {
    /// What the coach says.
    pub fn advice(&self) -> Advice {
        let inflation = inflation(self);
        let size = self.size_at(inflation);
        let coach = Coach {
            run: self.run_weeks(&size),
            visible: self.visible_lift(inflation),
            inflation,
            size,
            plan: self,
        };
        Advice {
            sentence: coach.sentence(),
            is_answer: true,
            figures: coach.figures(),
        }
    }

    /// In how many whole weeks so many people come by.
    pub(super) fn run_weeks(&self, size: &Size) -> Option<u64> {
        let many = self.weeks_for(size.total() as f64)?;
        (many <= TOO_LONG).then(|| (many - 1e-9).ceil().max(1.0) as u64)
    }

    fn visible_lift(&self, inflation: f64) -> Option<f64> {
        let people = self.people_in(self.weeks)?;
        let seen = self.detectable_once(people / inflation)?;
        Some(seen / self.measured.average() - 1.0)
    }
}

impl Coach<'_> {
    fn sentence(&self) -> String {
        let size = &self.size;
        let needs = match size.each.windows(2).all(|two| two[0] == two[1]) {
            true => format!(
                "Needs {} people in each of {} variations",
                whole(size.each.first().copied().unwrap_or_default()),
                size.each.len()
            ),
            false => {
                let each: Vec<String> = size.each.iter().map(|each| whole(*each)).collect();
                format!(
                    "Needs {} people in its {} variations",
                    each.join(" and "),
                    size.each.len()
                )
            }
        };
        let Some(traffic) = self.plan.traffic else {
            return format!("{needs}. Enter the people a week to know how long that takes.");
        };
        let a_week = whole((traffic.week * traffic.share).round() as u64);
        let needs = match self.run {
            Some(many) => format!("{needs}: {} at {a_week} a week.", weeks(many)),
            None => format!("{needs}: more than ten years at {a_week} a week."),
        };
        let there = self.weeks_there();
        match self.visible {
            Some(lift) if lift.abs() <= self.plan.lift().abs() * (1.0 + 1e-6) => {
                format!("{needs} The {there} that there are suffice.")
            }
            Some(lift) => format!(
                "{needs} In {there} it could see {}, not {}.",
                unsigned(lift),
                unsigned(self.plan.lift())
            ),
            None => format!("{needs} In {there} it could see nothing, however large."),
        }
    }

    fn weeks_there(&self) -> String {
        match self.plan.weeks.fract() == 0.0 {
            true => weeks(self.plan.weeks as u64),
            false => format!("{} weeks", short(self.plan.weeks)),
        }
    }

    fn figures(&self) -> Vec<AdviceFigure> {
        let size = &self.size;
        let each: Vec<String> = size.each.iter().map(|each| whole(*each)).collect();
        let mut figures = vec![
            figure("Change to be seen", self.change(), self.what()),
            figure("People in each variation", each.join(" / "), self.test()),
            figure(
                "People in all",
                whole(size.total()),
                "All variations and the control together.".to_owned(),
            ),
        ];
        figures.extend(self.time());
        figures.extend(self.several());
        figures.extend(self.early());
        figures.extend(self.engines());
        figures
    }

    /// `4% → 4.4%, a lift of +10%`.
    fn change(&self) -> String {
        let shown = |average: f64| match self.plan.measured {
            Measured::Rate(_) => percent(average),
            _ => short(average),
        };
        format!(
            "{} → {}, a lift of {}",
            shown(self.plan.measured.average()),
            shown(self.plan.target),
            signed(self.plan.lift())
        )
    }

    fn what(&self) -> String {
        match self.plan.measured {
            Measured::Rate(_) => "A rate: the share of people who do it.".to_owned(),
            Measured::Mean { spread, .. } => format!(
                "A mean: what people do on average, with a standard deviation of {} among them.",
                short(spread)
            ),
            Measured::Count(_) => {
                "A count: how often people do it, each time by itself. Where a few do most of it, choose a mean with its spread.".to_owned()
            }
        }
    }

    /// Which test the number is for.
    fn test(&self) -> String {
        let sides = match self.plan.sides {
            Sides::Two => "two-sided",
            Sides::One => "one-sided",
        };
        let test = match self.plan.measured {
            Measured::Rate(_) => {
                "two proportions, with the pooled variance, as R's power.prop.test"
            }
            Measured::Mean { .. } => "two means, as R's power.t.test",
            Measured::Count(_) => "two counts",
        };
        format!(
            "For a test of {test}: {sides}, significance {}, power {}. It is for the absolute difference.",
            percent(self.plan.significance),
            percent(self.plan.power)
        )
    }

    fn time(&self) -> Vec<AdviceFigure> {
        let mut figures = Vec::new();
        let there = self.weeks_there();
        if let Some(traffic) = self.plan.traffic {
            let growth = traffic.growth();
            let overlap = match growth < 1.0 {
                true => format!(
                    " Of those of four weeks, {} are different people, so each week brings fewer new ones.",
                    whole(traffic.four_weeks.round() as u64)
                ),
                false => " Each week is taken to bring new people.".to_owned(),
            };
            let run = match self.run {
                Some(many) => weeks(many),
                None => "More than ten years".to_owned(),
            };
            figures.push(figure(
                "Run time",
                run,
                format!("Whole weeks, so that each day of the week counts alike.{overlap}"),
            ));
            figures.push(figure(
                "What could be seen in the time there is",
                match self.visible {
                    Some(lift) => signed(lift),
                    None => "Nothing".to_owned(),
                },
                format!(
                    "With the {} people of {there}.",
                    whole(
                        self.plan
                            .people_in(self.plan.weeks)
                            .unwrap_or_default()
                            .floor() as u64
                    )
                ),
            ));
        }
        figures.push(figure(
            "People a week to see it in the time there is",
            whole(
                self.plan
                    .week_for(self.plan.once_for(self.plan.target) * self.inflation)
                    .ceil() as u64,
            ),
            format!("So many must come by to see the target in {there}."),
        ));
        figures
    }

    fn several(&self) -> Option<AdviceFigure> {
        let comparisons = self.plan.comparisons();
        (comparisons > 1).then(|| {
            figure(
                "Several variations",
                format!("{} each", percent(self.plan.corrected())),
                format!(
                    "{comparisons} variations are each compared with the control at this significance instead of {} (Šidák), so that all of them together raise a false alarm with a chance of at most {}. Engines correct nothing for this by themselves.",
                    percent(self.plan.significance),
                    percent(self.plan.significance)
                ),
            )
        })
    }

    fn early(&self) -> Option<AdviceFigure> {
        if self.plan.looks < 2 {
            return None;
        }
        let looks = counted(self.plan.looks.into(), "planned look");
        let alarm = false_alarm(self.plan.corrected(), self.plan.sides, self.plan.looks);
        let alarm = percent(together(alarm, self.plan.comparisons()));
        Some(match self.plan.rule {
            Rule::Nothing => figure(
                "Chance of a false alarm",
                alarm,
                format!(
                    "With {looks}, each taken for the end, instead of {}. Plan the looks by O'Brien-Fleming or Pocock, or look once.",
                    percent(self.plan.significance)
                ),
            ),
            rule => {
                let (name, what) = match rule {
                    Rule::Pocock => ("Pocock", "every look asks for the same evidence"),
                    _ => ("O'Brien-Fleming", "early looks ask for much more evidence"),
                };
                figure(
                    "Looking early",
                    format!("{:.2} × the people", self.inflation),
                    format!(
                        "{looks} by {name}: {what}, and the chance of a false alarm stays {}. Without it, it would be {alarm}.",
                        percent(self.plan.significance)
                    ),
                )
            }
        })
    }

    fn engines(&self) -> Vec<AdviceFigure> {
        if !self.plan.is_relative() {
            return Vec::new();
        }
        let uncorrected = match self.plan.comparisons() {
            1 => "",
            _ => " Nothing is corrected for several variations.",
        };
        vec![
            figure(
                "If your engine tests the relative lift",
                format!("{} in each variation", whole(self.plan.for_relative())),
                format!(
                    "Many do by default: the baseline's own error counts as well. For an even split, looked at once.{uncorrected}"
                ),
            ),
            figure(
                "If your engine tests sequentially",
                format!("{} in each variation", whole(self.plan.for_sequential())),
                format!(
                    "It may be looked at at any time (an asymptotic confidence sequence of the relative lift, narrowest at 5,000 people).{uncorrected}"
                ),
            ),
        ]
    }
}

/// A lift in a sentence that says itself which way it goes: `10%`, of a fall `−10%`.
fn unsigned(lift: f64) -> String {
    match lift < 0.0 {
        true => signed(lift),
        false => percent(lift),
    }
}

fn figure(label: &str, value: String, why: String) -> AdviceFigure {
    AdviceFigure {
        label: label.to_owned(),
        value,
        why,
    }
}
