import type { DutyDefinition } from '../../../definition/duty/types.ts'
import { arrival } from '../ledgers/arrival.ledger.ts'
import { checkpoint } from '../ledgers/checkpoint.ledger.ts'
import { controlledPerson } from '../ledgers/controlled-person.ledger.ts'
import { lockdownZone } from '../ledgers/lockdown-zone.ledger.ts'
import { personAway } from '../ledgers/person-away.ledger.ts'

/** Who must have somebody: everybody away and arriving, everybody under a measure, every checkpoint and locked village that is still in force. */
export const epidemicDuties: readonly DutyDefinition[] = [
  {
    id: 'person-away',
    label: '在外人员包干',
    objectKind: 'personAway',
    ledger: personAway.id,
    visitEvery: { setting: 'person-away-contact-days' },
    mostPerHolder: { setting: 'person-away-per-holder' },
  },
  {
    id: 'arrival',
    label: '来返人员一对一',
    objectKind: 'arrival',
    ledger: arrival.id,
    inScope: "status is empty or not status in ('ended', 'cancelled')",
  },
  {
    id: 'controlled-person',
    label: '管控对象包干',
    objectKind: 'controlledPerson',
    ledger: controlledPerson.id,
    inScope: 'releasedOn is empty or releasedOn > today',
    visitEvery: { setting: 'controlled-visit-days' },
  },
  {
    id: 'checkpoint',
    label: '卡口包干',
    objectKind: 'checkpoint',
    ledger: checkpoint.id,
    inScope: 'openedOn <= today and (closedOn is empty or closedOn > today)',
  },
  {
    id: 'lockdown-zone',
    label: '封控区域包干',
    objectKind: 'lockdownZone',
    ledger: lockdownZone.id,
    inScope: 'startedOn <= today and (releasedOn is empty or releasedOn > today)',
  },
]
