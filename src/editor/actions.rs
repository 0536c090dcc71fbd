//! What keys, menus and panels ask for: the editor ends what is going on, and the modules do it.

use super::{
    Advance, Arrange, ContextTarget, CopiedContent, EditOutcome, Editor, Element, FeelingChange, FeelingOutcome,
    GridCell, GridMotion, Highlight, PasteContent, PasteError, Rating, SelectionExtent,
};
use super::{add, arrange, blank, capture, context, emotion, expand, marks, paste, shift, visible, walk};
use crate::edit::{Command, Refusal, Section, SectionKind, Selection};
use crate::geom::{Flow, Rect, Vec2};
use crate::i18n::Locale;
use crate::model::{CardId, EmotionId, Info, Key, PainId, PersonaId, Record, StepId};
use crate::text::Edit;
use crate::theme::Density;

use std::collections::HashSet;

/// Selecting, and moving the keyboard cursor.
impl Editor {
    /// Selects.
    pub fn select(&mut self, selection: Selection) {
        if self.tool.as_ref().is_some_and(|tool| tool.ends_on_select()) {
            self.tool = None;
        }
        self.doc.select(selection);
    }

    /// Selects one record and brings it into view.
    pub fn reveal(&mut self, key: impl Into<Key>) {
        let key = key.into();
        self.select(Selection::one(key));
        self.doc.show(key);
    }

    /// Gives a cell the focus: the next addition goes after all that is in it.
    pub fn focus_cell(&mut self, cell: GridCell) {
        self.select(Selection::none());
        self.doc.focus = Some(cell);
    }

    /// Selects all cards that are shown.
    pub fn select_all(&mut self) {
        expand::select_all(self.begin());
    }

    /// Selects the cards of the current cell; once more, those of its lane; then those of its step; then all that are
    /// shown, and there it ends. What would change nothing is passed over. Answers with what is selected now.
    pub fn select_more(&mut self) -> Option<SelectionExtent> {
        expand::select_more(self.begin())
    }

    /// Moves the keyboard cursor, selects what is there, and brings it into view. While a record is picked for a link, it
    /// goes to the nearest one in that direction that can be picked.
    pub fn walk(&mut self, motion: GridMotion) {
        if self.tool.as_mut().is_some_and(|tool| tool.aim(&mut self.doc, motion)) {
            return;
        }
        let doc = self.begin();
        // Where the map ends, only one of several that are selected stays selected.
        let alone = || doc.position().filter(|_| doc.selection.len() > 1);
        if let Some(position) = walk::next_position(doc, motion).or_else(alone) {
            doc.go_to_position(position);
        }
    }

    /// Adds the next card in a direction to the selection. Going back removes the last one.
    pub fn extend(&mut self, motion: GridMotion) {
        self.begin();
        if walk::is_at_card(&self.doc) {
            walk::extend(&mut self.doc, motion);
        } else {
            self.walk(motion);
        }
    }

    /// Selects a record and brings it into view; while a card is picked for a connector, the loose end follows.
    pub(super) fn go_to(&mut self, key: Key) {
        if self.is_picking() && !self.tool.as_ref().is_some_and(|tool| tool.ends_on_select()) {
            self.doc.select_only(key);
            self.doc.show(key);
            self.follow_selection();
        } else {
            self.end_tool();
            self.reveal(key);
        }
    }

    /// Gives a cell the focus and brings it into view. Nothing is selected when its lane is hidden.
    pub(super) fn go_to_cell(&mut self, cell: GridCell) {
        if self.is_picking() {
            return;
        }
        self.end_tool();
        self.select(Selection::none());
        if let Some((column, row)) = self.doc.place_of_cell(cell) {
            self.doc.focus = Some(cell);
            self.doc.show_cell(column, row);
        }
    }

    fn follow_selection(&mut self) {
        if let Some(tool) = &mut self.tool {
            tool.follow_selection(&mut self.doc);
        }
    }

    /// True when there is a place to go on from: something is selected, or a cell has the focus.
    #[must_use]
    pub fn has_position(&self) -> bool {
        self.doc.focus.is_some() || !self.doc.selection.is_empty()
    }

    /// The cell of what is selected, or the one that has the focus.
    #[must_use]
    pub fn current_cell(&self) -> Option<GridCell> {
        let (column, row) = self.doc.position()?.cell()?;
        self.doc.cell(column, row)
    }

    /// The card that is selected, or that the selected mark is on.
    #[must_use]
    pub fn selected_card(&self) -> Option<CardId> {
        self.doc.selected_card()
    }

    /// What a menu that opens now is about.
    #[must_use]
    pub fn context_target(&self) -> ContextTarget {
        context::context_target(&self.doc)
    }

    /// Where on the view that is: the caret, the cell with the focus, or the first record that is selected. `None` when
    /// it is nowhere in particular.
    #[must_use]
    pub fn context_area(&self) -> Option<Rect> {
        context::context_area(&self.doc)
    }
}

/// What is seen.
impl Editor {
    /// Shows the map at 100 % from its start: the side where its first step is.
    pub fn show_start(&mut self) {
        self.doc.show_start();
    }

    /// Shows the whole map.
    pub fn fit_map(&mut self) {
        self.doc.fit_map();
    }

    /// Shows all that is selected.
    pub fn fit_selection(&mut self) {
        self.doc.fit_selection();
    }

    /// Shows the whole width of the stage that the selection belongs to, or of the one in the middle of the view. What
    /// is looked at stays in view from top to bottom.
    pub fn fit_stage(&mut self) {
        self.doc.fit_stage();
    }

    /// Shows the whole width of the map. What is looked at stays in view from top to bottom.
    pub fn fit_width(&mut self) {
        self.doc.fit_width();
    }

    /// How dense the map is drawn.
    #[must_use]
    pub fn density(&self) -> Density {
        self.doc.density
    }

    /// Draws the map denser or less dense: the map itself does not change. What is looked at stays where it is seen.
    pub fn set_density(&mut self, density: Density) {
        self.doc.set_density(density);
    }

    /// Keeps a part of the map in view, however it was moved and whatever size the view has now.
    pub fn keep_in_sight(&mut self) {
        self.doc.keep_in_sight();
    }

    /// Multiplies the zoom. What is selected stays where it is seen, else what is in the middle of the view or the part
    /// of the map nearest to it; then the map fills the view as far as it can.
    pub fn zoom_by(&mut self, factor: f64) {
        self.doc.zoom_by(factor);
    }

    /// Moves the map under what is dragged at an edge of the view, as far as there is something to see. False when it
    /// stays.
    pub fn pan_to_edge(&mut self, by: Vec2) -> bool {
        self.doc.pan_to_edge(by)
    }

    /// What is in view, at most so many records from the first on, each with the part of it that is seen, in map units.
    /// The one record that is selected is always among them.
    #[must_use]
    pub fn visible_in_order(&self, most: usize) -> Vec<(Key, Rect)> {
        visible::visible_in_order(&self.doc, most)
    }

    /// The marks of a card, from top to bottom: its wait points and then its pain points.
    #[must_use]
    pub fn marks_of(&self, card: CardId) -> Vec<Key> {
        self.doc.marks_of(card)
    }

    /// All pain points, in the order of their ids.
    #[must_use]
    pub fn pains(&self) -> &[PainId] {
        self.doc.pains()
    }

    /// The opportunities that would ease a pain point, in the order of their ids.
    #[must_use]
    pub fn opportunities_for(&self, pain: PainId) -> &[CardId] {
        self.doc.order.eased_by(pain)
    }

    /// What is felt at a step, in the order of the ids.
    #[must_use]
    pub fn feelings_at(&self, step: StepId) -> &[EmotionId] {
        self.doc.feelings_at(step)
    }

    /// Where records that are in view are shown, moved along with sticky layers: of a connector its label.
    #[must_use]
    pub fn visible_highlights(&self, wanted: &HashSet<Key>) -> Vec<Highlight> {
        visible::visible_highlights(&self.doc, wanted)
    }
}

/// Writing.
impl Editor {
    /// Starts to write the main text of a record. False when it has none that is shown.
    pub fn begin_typing(&mut self, key: Key) -> bool {
        self.begin().begin_typing(key)
    }

    /// Starts to write at the keyboard cursor: a new card in the cell with the focus, or on at the end of what the one
    /// selected record says.
    pub fn type_here(&mut self) -> EditOutcome {
        if self.doc.typing.is_some() {
            return EditOutcome::Editing;
        }
        if self.is_picking() || !self.accepts_text() {
            return EditOutcome::Ignored;
        }
        capture::type_here(self.begin())
    }

    /// Starts a new card after the selected one, after the card of the selected mark, or in the cell with the focus.
    pub fn add_card_after(&mut self) -> EditOutcome {
        if self.doc.typing.is_some() {
            return EditOutcome::Editing;
        }
        match capture::place_after(&self.doc).filter(|_| !self.is_picking()) {
            Some((cell, place)) => capture::begin_card(self.begin(), cell, place),
            None => EditOutcome::Ignored,
        }
    }

    /// Links what is picked; else writes what is selected, a new card in the cell with the focus, or with neither the
    /// title of the map.
    pub fn edit_here(&mut self) -> EditOutcome {
        if self.ask_tool(|tool, doc| tool.confirm(doc)) {
            return EditOutcome::Ignored;
        }
        if self.doc.focus.is_some() {
            return self.type_here();
        }
        capture::edit_here(self.begin())
    }

    /// Writes what is selected, as [`Editor::edit_here`] does, also a record that the map does not show.
    pub fn edit_listed(&mut self) -> EditOutcome {
        let outcome = self.edit_here();
        match (outcome, self.doc.selection.only()) {
            (EditOutcome::Ignored, Some(key)) if self.doc.area_of(key).is_none() && self.doc.begin_unseen(key) => {
                EditOutcome::Editing
            }
            _ => outcome,
        }
    }

    /// A digit is typed on the wait that is selected alone: its time is written, before its text. Nothing happens
    /// elsewhere.
    pub fn begin_time(&mut self) {
        let wait = self.doc.selection.only().and_then(Key::wait).filter(|_| self.doc.typing.is_none());
        if let Some(wait) = wait.filter(|_| !self.is_picking()) {
            self.begin().begin_time(wait);
        }
    }

    /// True when typing would start a text: where a window lets an input method in.
    #[must_use]
    pub fn accepts_text(&self) -> bool {
        capture::accepts_text(&self.doc)
    }

    /// Changes the text being written, or its caret.
    pub fn write(&mut self, edit: Edit<'_>) {
        self.doc.write(edit);
    }

    /// Replaces all of the text being written: it is written in a field of its own elsewhere.
    pub fn replace_text(&mut self, text: &str) {
        self.doc.replace_text(text);
    }

    /// Sets the direction of the text being written, or of all texts that are selected, as one change; `None` lets each
    /// follow from its letters.
    ///
    /// # Errors
    /// Never for records that are in the map.
    pub fn set_text_direction(&mut self, flow: Option<Flow>) -> Result<(), Refusal> {
        if self.doc.typing.is_some() {
            self.doc.write(Edit::Direct(flow));
            return Ok(());
        }
        self.begin().set_selected_direction(flow)
    }

    /// Finishes the text being written and goes on to what comes after it.
    pub fn finish_and_advance(&mut self, to: Advance) {
        self.end_tool();
        capture::finish_and_advance(&mut self.doc, to);
    }

    /// Makes all that is done so far a part of the map, and goes on writing where the caret is: what is saved or exported
    /// now holds it. What is dragged is put back.
    pub fn pause(&mut self) {
        self.end_tool();
        self.doc.pause_typing();
    }

    /// Finishes the text being written. It stays, as one entry of the history; a new record that was only a place to
    /// write goes when nothing was written.
    pub fn finish_typing(&mut self) {
        self.doc.finish_typing();
    }
}

/// Changing the map.
impl Editor {
    /// Adds an element beside what is selected, or where it fits best, and starts to write its text. False when there is
    /// no place for it: a marker without a card, a card on a map without steps or lanes.
    pub fn add(&mut self, element: Element) -> bool {
        add::add(self.begin(), element)
    }

    /// Gives an empty map one stage of three steps and four lanes, and starts to write the title. A map without a history
    /// takes the `language` and its direction. Does nothing to a map that has steps or lanes.
    pub fn fill_blank_map(&mut self, language: Locale) {
        if self.doc.map.steps.is_empty() && self.doc.map.lanes.is_empty() {
            blank::fill_blank_map(self.begin(), language);
        }
    }

    /// Lets the steps run the other way, and shows the start of the map.
    ///
    /// # Errors
    /// Never for a map that is in order.
    pub fn flip_direction(&mut self) -> Result<(), Refusal> {
        let direction = if self.doc.map.info.direction.is_rtl() { Flow::LeftToRight } else { Flow::RightToLeft };
        let info = Info { direction, ..self.doc.map.info.clone() };
        self.perform(&Command::Change(Record::Info(info)))
    }

    /// Deletes what is selected.
    ///
    /// # Errors
    /// When it can't be deleted; the refusal says why.
    pub fn delete_selection(&mut self) -> Result<(), Refusal> {
        let keys: Vec<_> = self.doc.selection.keys().filter(|key| *key != Key::Info).collect();
        // While a card is picked for a connector, what is selected is only looked at.
        if keys.is_empty() || (self.is_picking() && self.end_tool()) {
            return Ok(());
        }
        self.doc.remember_position();
        // From a connector that was reached from a card, the cursor goes back to the card.
        let after = self.reached_from().map_or_else(Selection::none, Selection::one);
        self.perform_and_select(&Command::Delete(keys), after)?;
        let deleted = self.doc.history.done().next_back();
        self.doc.focus = deleted.and_then(|entry| self.doc.emptied_cell(&entry.patch));
        Ok(())
    }

    /// True when there is something that it can be done to.
    #[must_use]
    pub fn can_arrange(&self, what: Arrange) -> bool {
        arrange::can_arrange(&self.doc, what)
    }

    /// True for what the selection is already: a menu shows it with a check mark.
    #[must_use]
    pub fn is_arranged(&self, what: Arrange) -> bool {
        arrange::is_arranged(&self.doc, what)
    }

    /// Does it, as one change. Nothing happens where it means nothing.
    ///
    /// # Errors
    /// When it can't be done.
    pub fn arrange(&mut self, what: Arrange) -> Result<(), Refusal> {
        self.end_tool();
        if what != Arrange::SplitCard {
            self.doc.finish_typing();
        }
        arrange::arrange(&mut self.doc, what)
    }

    /// Moves what is selected one place further: cards to the next step, card or lane, a step, stage or lane past the
    /// next one, marks past the next ones on their cards. False at the end of the way.
    ///
    /// # Errors
    /// When it can't go there.
    pub fn shift(&mut self, motion: GridMotion) -> Result<bool, Refusal> {
        let doc = self.begin();
        let Some(command) = shift::command(doc, walk::direction(doc, motion)) else { return Ok(false) };
        doc.perform_and_show(&command, doc.selection.clone()).map(|()| true)
    }

    /// Lets the selected cards reach one step further, or back; makes the columns of selected steps wider or narrower.
    /// False at the end of the way.
    ///
    /// # Errors
    /// When it can't be done.
    pub fn stretch(&mut self, motion: GridMotion) -> Result<bool, Refusal> {
        let doc = self.begin();
        let Some(command) = shift::resize_command(doc, walk::direction(doc, motion)) else { return Ok(false) };
        doc.perform(&command).map(|()| true)
    }

    /// True when a pain point is selected.
    #[must_use]
    pub fn has_selected_pains(&self) -> bool {
        marks::selected_pains(&self.doc.map, &self.doc.selection).next().is_some()
    }

    /// Rates all selected pain points, as one change. False when none is selected.
    ///
    /// # Errors
    /// When the value is not within 1 to 5.
    pub fn rate(&mut self, rating: Rating, value: u8) -> Result<bool, Refusal> {
        self.perform_some(marks::rating(&self.doc.map, &self.doc.selection, rating, value))
    }

    /// Gives all selected pain points the consequence after that of the first one. False when none is selected.
    ///
    /// # Errors
    /// Never for a map that is in order.
    pub fn next_consequence(&mut self) -> Result<bool, Refusal> {
        self.perform_some(marks::next_consequence(&self.doc.map, &self.doc.selection))
    }

    /// Changes the feelings of the selected emotions, or adds one at the empty cell of an emotion lane that has the
    /// focus, for the first persona that has none there.
    ///
    /// # Errors
    /// Never for a map that is in order.
    pub fn change_feeling(&mut self, change: FeelingChange) -> Result<FeelingOutcome, Refusal> {
        match emotion::change(&mut self.doc, change) {
            Ok((command, None)) => self.perform(&command)?,
            Ok((command, Some(added))) => {
                self.perform_and_select(&command, Selection::one(added))?;
                self.doc.focus = None;
                self.doc.show(added);
            }
            Err(outcome) => return Ok(outcome),
        }
        Ok(FeelingOutcome::Set)
    }

    /// The personas who can be given a feeling at the step where the selection is.
    #[must_use]
    pub fn personas_without_feeling(&self) -> Vec<PersonaId> {
        emotion::personas_without_feeling(&self.doc)
    }

    /// Gives a persona a neutral feeling at the step where the selection is, and selects it, so that the next digit says
    /// how it feels. False when the persona has one there, or no step is selected.
    pub fn add_feeling(&mut self, persona: PersonaId) -> bool {
        let doc = self.begin();
        let Some((command, added)) = emotion::add_for(doc, persona) else { return false };
        if !doc.attempt(&command, Selection::one(added)) {
            return false;
        }
        doc.focus = None;
        doc.show(added);
        true
    }

    pub(super) fn perform_some(&mut self, command: Option<Command>) -> Result<bool, Refusal> {
        command.map_or(Ok(false), |command| self.perform(&command).map(|()| true))
    }

    /// What a copy of the selection is; `None` when there is nothing to copy.
    #[must_use]
    pub fn copied(&self) -> Option<CopiedContent> {
        paste::copied(&self.doc.map, &self.doc.selection)
    }

    /// True when a copy of the selection holds something.
    #[must_use]
    pub fn can_copy(&self) -> bool {
        paste::can_copy(&self.doc.map, &self.doc.selection)
    }

    /// True when all that is selected can be cut: a copy of cards, and of whole columns or rows, keeps everything, and
    /// that of other records only the text.
    #[must_use]
    pub fn can_cut(&self) -> bool {
        let mut keys = self.doc.selection.keys().peekable();
        self.selects_section() || (keys.peek().is_some() && keys.all(|key| matches!(key, Key::Card(_))))
    }

    /// True when stages and steps, or lanes, are selected, and nothing else.
    #[must_use]
    pub fn selects_section(&self) -> bool {
        SectionKind::from_keys(self.doc.selection.keys()).is_some()
    }

    /// True when stages, steps or lanes are selected together with something that can't be copied along with them.
    #[must_use]
    pub fn selects_mixed(&self) -> bool {
        paste::is_mixed(&self.doc.selection)
    }

    /// The selected stages and steps, or lanes, with all that is in them; `None` when anything else is selected.
    #[must_use]
    pub fn selected_section(&self) -> Option<Section> {
        Section::from_keys(&self.doc.map, self.doc.selection.keys())
    }

    /// True while a new card is open in which nothing is written: lines that are pasted there become cards.
    #[must_use]
    pub fn takes_lines(&self) -> bool {
        paste::takes_lines(&self.doc)
    }

    /// Pastes cards at the cell with the focus, after the selected card, or in place of the new card that is still empty.
    /// Lines and tables also name the steps from the selected one on. Stages and steps are pasted after those of what is
    /// selected, lanes below that of what is selected, and at the end when nothing is.
    ///
    /// # Errors
    /// When there is no place for it; then nothing has changed.
    pub fn paste(&mut self, content: &PasteContent) -> Result<(), PasteError> {
        self.end_tool();
        paste::paste(&mut self.doc, content)
    }
}
