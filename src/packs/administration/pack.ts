import { definePack } from '../../definition/pack/define-pack.ts'
import { administrationChecks } from './checks.ts'
import { administrationDuties } from './duties/suggestion.duty.ts'
import { conductIndicators } from './indicators/conduct.indicator.ts'
import { financeIndicators } from './indicators/finance.indicator.ts'
import { suggestionIndicators } from './indicators/suggestion.indicator.ts'
import { disclosure } from './ledgers/disclosure.ledger.ts'
import { fiscalEntry } from './ledgers/fiscal-entry.ledger.ts'
import { legalReview } from './ledgers/legal-review.ledger.ts'
import { officeExpense } from './ledgers/office-expense.ledger.ts'
import { suggestion } from './ledgers/suggestion.ledger.ts'
import { suggestionLoop } from './loops/suggestion.loop.ts'
import { administrationSections } from './report/section.ts'
import { administrationSettings } from './settings.ts'

/** The government's own conduct: deputies' suggestions, money, openness, lawfulness. */
export const administration = definePack({
  id: 'administration',
  label: '自身建设',
  office: '党政综合办公室',
  ledgers: [suggestion, fiscalEntry, officeExpense, disclosure, legalReview],
  indicators: [...suggestionIndicators, ...financeIndicators, ...conductIndicators],
  checks: administrationChecks,
  settings: administrationSettings,
  duties: administrationDuties,
  loops: [suggestionLoop],
  sections: administrationSections,
})
