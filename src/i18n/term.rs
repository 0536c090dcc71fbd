//! The terms of tables: headings of rows and columns, kinds of rows, and values.

use crate::model::{ColorTag, Consequence, EvidenceLevel, Role, codes};

codes! {
    /// A term with several names in tables: see [`super::MapWords::terms`].
    Term {
        Stage "term-stage",
        Step "term-step",
        Lane "term-lane",
        Role "term-role",
        Kind "term-kind",
        Text "term-text",
        Channel "term-channel",
        Evidence "term-evidence",
        Assumed "term-assumed",
        PartlyKnown "term-partly-known",
        Researched "term-researched",
        MomentOfTruth "term-moment-of-truth",
        Owner "term-owner",
        Color "term-color",
        Span "term-span",
        Severity "term-severity",
        Frequency "term-frequency",
        Consequence "term-consequence",
        Inefficiency "term-inefficiency",
        BadExperience "term-bad-experience",
        ChurnRisk "term-churn-risk",
        Votes "term-votes",
        Shortest "term-shortest",
        Longest "term-longest",
        Unit "term-unit",
        Persona "term-persona",
        Feeling "term-feeling",
        Goal "term-goal",
        Id "term-id",
        BelongsTo "term-belongs-to",
        LeadsTo "term-leads-to",
        Eases "term-eases",
        Letter "term-letter",
        StageId "term-stage-id",
        StepId "term-step-id",
        LaneId "term-lane-id",
        Weight "term-weight",
        Pain "term-pain",
        Wait "term-wait",
        Emotion "term-emotion",
        Connector "term-connector",
        Agreement "term-agreement",
        Map "term-map",
        Card "term-card",
        Title "term-title",
        Scenario "term-scenario",
        Author "term-author",
        Version "term-version",
        Date "term-date",
        Decisions "term-decisions",
        VeryLow "term-very-low",
        Low "term-low",
        Medium "term-medium",
        High "term-high",
        VeryHigh "term-very-high",
        Touchpoints "term-touchpoints",
        Opportunities "term-opportunities",
        EvidenceLane "term-evidence-lane",
        CustomerLane "term-customer-lane",
        FrontstageLane "term-frontstage-lane",
        BackstageLane "term-backstage-lane",
        SupportLane "term-support-lane",
        NotesLane "term-notes-lane",
        Yes "term-yes",
        No "term-no",
        Red "term-red",
        Orange "term-orange",
        Yellow "term-yellow",
        Green "term-green",
        Blue "term-blue",
        Purple "term-purple",
        Gray "term-gray",
        Delighted "term-delighted",
        Content "term-content",
        Neutral "term-neutral",
        Unhappy "term-unhappy",
        Angry "term-angry",
    }
}

impl Term {
    /// What people call lanes of that role in their tables; `None` for emotions, which go by [`Term::Emotion`].
    #[must_use]
    pub fn from_role(role: Role) -> Option<Self> {
        match role {
            Role::Evidence => Some(Self::EvidenceLane),
            Role::Customer => Some(Self::CustomerLane),
            Role::Frontstage => Some(Self::FrontstageLane),
            Role::Backstage => Some(Self::BackstageLane),
            Role::Support => Some(Self::SupportLane),
            Role::Notes => Some(Self::NotesLane),
            Role::Emotion => None,
        }
    }

    /// The role of the lanes that are called so: the way back from [`Term::from_role`].
    #[must_use]
    pub fn role(self) -> Option<Role> {
        Role::ALL.into_iter().find(|role| Self::from_role(*role) == Some(self))
    }

    /// What people call a consequence of a pain point.
    #[must_use]
    pub fn from_consequence(consequence: Consequence) -> Self {
        match consequence {
            Consequence::Inefficiency => Self::Inefficiency,
            Consequence::BadExperience => Self::BadExperience,
            Consequence::ChurnRisk => Self::ChurnRisk,
        }
    }

    /// The consequence that is called so: the way back from [`Term::from_consequence`].
    #[must_use]
    pub fn consequence(self) -> Option<Consequence> {
        Consequence::ALL.into_iter().find(|consequence| Self::from_consequence(*consequence) == self)
    }

    /// What people call an evidence level.
    #[must_use]
    pub fn from_evidence_level(level: EvidenceLevel) -> Self {
        match level {
            EvidenceLevel::Assumed => Self::Assumed,
            EvidenceLevel::PartlyKnown => Self::PartlyKnown,
            EvidenceLevel::Researched => Self::Researched,
        }
    }

    /// What people call a color.
    #[must_use]
    pub fn from_color(color: ColorTag) -> Self {
        match color {
            ColorTag::Red => Self::Red,
            ColorTag::Orange => Self::Orange,
            ColorTag::Yellow => Self::Yellow,
            ColorTag::Green => Self::Green,
            ColorTag::Blue => Self::Blue,
            ColorTag::Purple => Self::Purple,
            ColorTag::Gray => Self::Gray,
        }
    }
}
