/**
 * What the engine does where Microsoft's pages are silent or contradict each other. Each is one line to change, and
 * the tests that rest on it name it.
 */
export const assumptions = {
  /** A full cycle reads the accounts of the target and overwrites edits made there; an incremental one does not. */
  fullCycleOverwritesTargetEdits: true,
  /** Pages disagree whether internal guests are synchronized; the stricter one wins. */
  internalGuestsAreSkipped: true,
  /** Minutes a fresh assignment takes until provisioning on demand honours it ("a few minutes"). */
  assignmentLagMinutes: 2,
} as const;
