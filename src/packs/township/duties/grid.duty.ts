import type { DutyDefinition } from '../../../definition/duty/types.ts'

const inForce = '(startedOn is empty or startedOn <= today) and (closedOn is empty or closedOn > today)'

/** Every grid in use has a grid worker or cadre who answers for it (GB/T 34300: at least one a grid). */
export const villageGridDuty: DutyDefinition = {
  id: 'village-grid',
  label: '村网格',
  objectKind: 'villageGrid',
  ledger: 'grid',
  inScope: `category = 'village' and ${inForce}`,
}

/** Every big grid of firms has a lead (领衔). */
export const bigGridDuty: DutyDefinition = {
  id: 'big-grid',
  label: '企业大网格',
  objectKind: 'bigGrid',
  ledger: 'grid',
  inScope: `category = 'bigEnterprise' and ${inForce}`,
}

export const smallGridDuty: DutyDefinition = {
  id: 'small-grid',
  label: '企业小网格',
  objectKind: 'smallGrid',
  ledger: 'grid',
  inScope: `category = 'smallEnterprise' and ${inForce}`,
  mostPerHolder: { setting: 'most-small-grids-per-holder' },
}
