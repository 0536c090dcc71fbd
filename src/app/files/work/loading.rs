//! Something that a thread loads for one entry of a list: the picture of the chosen one, say.

use crate::app::worker::Job;

/// The result for the entry that was chosen last.
pub struct Loading<T> {
    job: Option<Job<Option<T>>>,
    result: Option<Option<T>>,
    generation: u64,
}

impl<T> Default for Loading<T> {
    fn default() -> Self {
        Self { job: None, result: None, generation: 0 }
    }
}

impl<T: Send + 'static> Loading<T> {
    /// Begins to load for another entry, or for none.
    pub fn restart(&mut self, job: Option<Job<Option<T>>>) {
        (self.job, self.result) = (job, None);
        self.generation += 1;
    }

    /// Takes in what the thread loaded.
    pub fn poll(&mut self) {
        if let Some(loaded) = Job::done(&mut self.job) {
            self.result = Some(loaded.unwrap_or_default());
        }
    }

    /// What was loaded, with a number that no other result has; `None` within when it failed.
    pub fn get(&self) -> Option<(u64, Option<&T>)> {
        self.result.as_ref().map(|result| (self.generation, result.as_ref()))
    }

    /// What was loaded.
    pub fn take(&mut self) -> Option<T> {
        self.result.take().flatten()
    }
}
