/** Ledgers that no office kept as a file before: they are filled by work in the program. One id a line. */
export const bornInTheProgram: readonly string[] = [
  // register; township
  'setting',
  'cadre-leave',
  // construction
  'project-plan',
  'project-milestone',
  'project-adjustment',
  'creation-item',
  // tourism
  'scenic-score',
]
