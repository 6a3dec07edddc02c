import { definePack } from '../../definition/pack/define-pack.ts'
import { epidemicChecks } from './checks.ts'
import { checkpointIndicators } from './indicators/checkpoint.indicator.ts'
import { isolationIndicators } from './indicators/isolation.indicator.ts'
import { outbreakIndicators } from './indicators/outbreak.indicator.ts'
import { peopleAwayIndicators } from './indicators/people-away.indicator.ts'
import { checkpoint } from './ledgers/checkpoint.ledger.ts'
import { checkpointEntry } from './ledgers/checkpoint-entry.ledger.ts'
import { confirmedCase } from './ledgers/confirmed-case.ledger.ts'
import { controlledPerson } from './ledgers/controlled-person.ledger.ts'
import { emergencyResponse } from './ledgers/emergency-response.ledger.ts'
import { lockdownZone } from './ledgers/lockdown-zone.ledger.ts'
import { personAway } from './ledgers/person-away.ledger.ts'

/** Epidemic control: responses, cases, people under a measure, locked villages, checkpoints, people away. */
export const epidemic = definePack({
  id: 'epidemic',
  label: '疫情防控',
  office: '社会事务办公室',
  ledgers: [emergencyResponse, confirmedCase, controlledPerson, lockdownZone, checkpoint, checkpointEntry, personAway],
  indicators: [...outbreakIndicators, ...isolationIndicators, ...checkpointIndicators, ...peopleAwayIndicators],
  checks: epidemicChecks,
})
