import { definePack } from '../../definition/pack/define-pack.ts'
import { epidemicChecks } from './checks.ts'
import { epidemicDuties } from './duties/epidemic.duty.ts'
import { arrivalIndicators } from './indicators/arrival.indicator.ts'
import { checkpointIndicators } from './indicators/checkpoint.indicator.ts'
import { isolationIndicators } from './indicators/isolation.indicator.ts'
import { outbreakIndicators } from './indicators/outbreak.indicator.ts'
import { peopleAwayIndicators } from './indicators/people-away.indicator.ts'
import { isolationEditions } from './isolation-editions.ts'
import { arrival } from './ledgers/arrival.ledger.ts'
import { checkpoint } from './ledgers/checkpoint.ledger.ts'
import { checkpointEntry } from './ledgers/checkpoint-entry.ledger.ts'
import { checkpointShift } from './ledgers/checkpoint-shift.ledger.ts'
import { confirmedCase } from './ledgers/confirmed-case.ledger.ts'
import { contact } from './ledgers/contact.ledger.ts'
import { controlledPerson } from './ledgers/controlled-person.ledger.ts'
import { emergencyResponse } from './ledgers/emergency-response.ledger.ts'
import { isolationRule } from './ledgers/isolation-rule.ledger.ts'
import { lockdownZone } from './ledgers/lockdown-zone.ledger.ts'
import { personAway } from './ledgers/person-away.ledger.ts'
import { arrivalLoop } from './loops/arrival.loop.ts'
import { contactTracingLoop } from './loops/contact-tracing.loop.ts'
import { feverLoop } from './loops/fever.loop.ts'
import { isolationLoop } from './loops/isolation.loop.ts'
import { responseLoop } from './loops/response.loop.ts'
import { zoneLoop } from './loops/zone.loop.ts'
import { epidemicSection } from './report/section.ts'
import { epidemicScreens } from './screens.ts'
import { epidemicSettings } from './settings.ts'

/** Epidemic control: responses, cases and their contacts, people under a measure, locked villages, gates and arrivals, people away. */
export const epidemic = definePack({
  id: 'epidemic',
  label: '疫情防控',
  office: '社会事务办公室',
  ledgers: [
    emergencyResponse,
    isolationRule,
    confirmedCase,
    contact,
    arrival,
    controlledPerson,
    lockdownZone,
    checkpoint,
    checkpointShift,
    checkpointEntry,
    personAway,
  ],
  indicators: [...outbreakIndicators, ...isolationIndicators, ...arrivalIndicators, ...checkpointIndicators, ...peopleAwayIndicators],
  checks: epidemicChecks,
  settings: epidemicSettings,
  duties: epidemicDuties,
  loops: [responseLoop, isolationLoop, contactTracingLoop, arrivalLoop, zoneLoop, feverLoop],
  screens: epidemicScreens,
  seeds: [isolationEditions],
  sections: epidemicSection,
})
