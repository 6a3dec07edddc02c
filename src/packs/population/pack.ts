import { definePack } from '../../definition/pack/define-pack.ts'
import { household } from './ledgers/household.ledger.ts'
import { person } from './ledgers/person.ledger.ts'
import { personCorrection } from './ledgers/person-correction.ledger.ts'
import { personMatch } from './ledgers/person-match.ledger.ts'
import { personCorrectionLoop } from './loops/person-correction.loop.ts'
import { people } from './people.ts'
import { populationScreens } from './screens.ts'
import { populationSettings } from './settings.ts'

/** Who lives in the township and with whom, once, and what the other ledgers say of each: 一人一页, 一户一页. */
export const population = definePack({
  id: 'population',
  label: '人口与家庭',
  office: '社会事务办公室',
  ledgers: [household, person, personMatch, personCorrection],
  loops: [personCorrectionLoop],
  settings: populationSettings,
  indicators: [],
  people,
  screens: populationScreens,
})
