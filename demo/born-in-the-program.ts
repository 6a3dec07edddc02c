/** Ledgers that no office kept as a file before: they are filled by work in the program. One id a line. */
export const bornInTheProgram: readonly string[] = [
  // register; township
  'setting',
  'cadre-leave',
  // construction
  'project-adjustment',
  'creation-item',
  // tourism
  'scenic-score',

  // aid
  'household-member',
  'recognition-application',
  'aid-policy',
  'aid-standard',
  'aid-batch',
  'aid-line',
  'aid-objection',
  'bank-return',
  // resumption
  'resumption-check',
  // industry
  'output-round',
  'output-report',
  'scale-entry',
  'grant-batch',
  'grant-application',
  // investment
  'lead-search',
  'investment-lead',
  'arrival-claim',
  // agriculture
  'plot',
  'plot-crop',
  'acceptance-expert',
]
