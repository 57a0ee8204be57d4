//! What `--help` ends with.

pub const EXIT_CODES: &str = "\
Exit codes:
    0  done
    1  refused or failed; the message says what is safe
    2  the arguments do not make sense
    3  check or check-capture found faults, or rows of a table were left out
    4  the workspace is open in a window, and nothing was changed
    5  what was named is not there, or its name fits several
    6  the team server can't be reached; nothing is lost, and a next try goes on from there
  130  stopped by Ctrl-C, after the files that were being written

Data goes to standard output, and messages to standard error. Reading works while the app has the workspace open, shows \
what is being typed too, and leaves the file as it is.";

pub const LIST_EXAMPLES: &str = "\
Examples:
  ninefold-cli list Client.ninefold
  ninefold-cli list Client.ninefold \"Abandoned cart email\"
  ninefold-cli list Client.ninefold --what metrics
  ninefold-cli list Client.ninefold \"Order feed\" --what integrations --json";

pub const EXPORT_EXAMPLES: &str = "\
Examples:
  ninefold-cli export Client.ninefold \"Abandoned cart email\" --phase ideation
  ninefold-cli export Client.ninefold --all --format confluence --to pages
  ninefold-cli export Client.ninefold --all --one-file --format html --to all.html
  ninefold-cli export Client.ninefold --all --what trackers --format pptx --to decks
  ninefold-cli export Client.ninefold --what portfolio --format xlsx --to portfolio.xlsx
  ninefold-cli export Client.ninefold --what tags --format csv --separator semicolon --to tags.csv
  ninefold-cli export Client.ninefold --all --format jira --to work.csv
  ninefold-cli export Client.ninefold --what roadmap --format flowchart --to next.mmd
  ninefold-cli export Client.ninefold --what portfolio --format pptx --to portfolio.pptx

Several files go to a folder that is there. What a format can't hold is told on standard error, or in the answer with \
--json.";

pub const COACH_EXAMPLES: &str = "\
Examples:
  ninefold-cli coach Client.ninefold \"Abandoned cart email\"
  ninefold-cli coach Client.ninefold \"Abandoned cart email\" --weeks 8 --looks 5 --early pocock
  ninefold-cli coach --baseline 4 --target 4.4 --people-week 6000
  ninefold-cli coach --kind mean --unit € --baseline 40 --target 42 --spread 55 --people-week 9000";

pub const PLAN_EXAMPLES: &str = "\
Examples:
  ninefold-cli check-plan Client.ninefold
  ninefold-cli check-plan Client.ninefold --against web-analytics --json

It ends with 3 where anything is wrong. `ninefold-cli export --what tags` writes the plan for those who build it.";

pub const CAPTURE_EXAMPLES: &str = "\
Examples:
  ninefold-cli check-capture Client.ninefold shop.har
  ninefold-cli check-capture Client.ninefold shop.har --verify --author \"Anna Berger\"
  ninefold-cli check-capture Client.ninefold declined.har --consent-denied --json

It ends with 3 where a tag was not seen or not as planned, or where an event is in no plan; with --consent-denied, where a \
tag that needs a consent sent something.";

pub const SET_EXAMPLES: &str = "\
Examples:
  ninefold-cli set Client.ninefold \"Abandoned cart email\" ideation/customer-value --score 4
  ninefold-cli set Client.ninefold \"Abandoned cart email\" ideation/problem --file problem.md
  ninefold-cli set Client.ninefold \"Abandoned cart email\" \"needs/Order feed\" --tick
  ninefold-cli set Client.ninefold \"Order feed\" status --what integrations --text live
  ninefold-cli set Client.ninefold \"Recovered carts\" target --what metrics --number 7
  ninefold-cli set Client.ninefold settings limits/web-analytics --what settings --tick

`ninefold-cli list FILE NAME` shows the keys. Steps, designs, stakeholders and readings are added in the window.";

pub const SEARCH_EXAMPLES: &str = "\
Examples:
  ninefold-cli search Client.ninefold abandoned cart
  ninefold-cli search Client.ninefold consent --json

What is found is printed in [brackets].";

pub const HISTORY_EXAMPLES: &str = "\
Examples:
  ninefold-cli history Client.ninefold --from 2026-10-01
  ninefold-cli history Client.ninefold \"Abandoned cart email\" --phase ideation
  ninefold-cli history Client.ninefold \"Order feed\" --what integrations --json";

pub const CHECK_EXAMPLES: &str = "\
Examples:
  ninefold-cli check Client.ninefold
  ninefold-cli check Client.ninefold --mend
  ninefold-cli check Client.ninefold --second-place /media/drive --json";

pub const RESCUE_EXAMPLES: &str = "\
Examples:
  ninefold-cli rescue Client.ninefold --to Rescued.ninefold
  ninefold-cli rescue Client.ninefold --to Both.ninefold --backup Backup.ninefold --json

Backups are listed in the window, and lie in the folder backups of Ninefold's data.";

pub const GENERATE_EXAMPLES: &str = "\
Examples:
  ninefold-cli generate --use-cases 200 --seed 1 Generated.ninefold
  ninefold-cli generate --use-cases 10000 Large.ninefold

What is made is the same to the byte for the same version, number and seed.";
