import {
  decidePair,
  fillPeople,
  findPeopleOf,
  inDomains,
  listDoubtful,
  proposePeople,
  readHousehold,
  readPerson,
  requestCorrection,
  revealHousehold,
  revealPerson,
  undoPair,
} from '../../kernel/index.ts'
import { copyForPerson } from '../actions/copy-for-person.ts'
import { exportHousehold, exportPerson } from '../actions/export-person.ts'
import type { ApiContext } from '../context.ts'
import type * as people from '../contract/endpoints/people.ts'
import { readPeople } from '../views/people.ts'
import type { Handlers } from './handler.ts'

export function peopleHandlers({ kernel }: ApiContext): Handlers<typeof people> {
  return {
    readPerson: async ({ actor, input: { person } }) => readPerson(await inDomains(kernel, actor), actor, { id: person }),
    revealPerson: async ({ actor, input: { person, reason } }) =>
      revealPerson(await inDomains(kernel, actor), actor, { id: person, reason }),
    exportPerson: async ({ actor, input: { person } }) => exportPerson(await inDomains(kernel, actor), actor, { id: person }),
    copyForPerson: async ({ actor, input: { person, asked } }) =>
      copyForPerson(await inDomains(kernel, actor), actor, { id: person, asked }),
    requestCorrection: async ({ actor, input }) => requestCorrection(await inDomains(kernel, actor), actor, input),
    readHousehold: async ({ actor, input: { household } }) => readHousehold(await inDomains(kernel, actor), actor, { id: household }),
    revealHousehold: async ({ actor, input: { household, reason } }) =>
      revealHousehold(await inDomains(kernel, actor), actor, { id: household, reason }),
    exportHousehold: async ({ actor, input: { household } }) => exportHousehold(await inDomains(kernel, actor), actor, { id: household }),
    findPeopleOf: async ({ actor, input }) => [...(await findPeopleOf(await inDomains(kernel, actor), actor, input))],
    listDoubtful: async ({ actor }) => {
      const { decided, ...list } = await listDoubtful(await inDomains(kernel, actor), actor)
      const nameOf = await readPeople(kernel, actor)
      return { ...list, decided: decided.map(({ actor: by, ...one }) => ({ ...one, by: nameOf(by) })) }
    },
    decidePair: async ({ actor, input }) => decidePair(await inDomains(kernel, actor), actor, input),
    undoPair: async ({ actor, input }) => {
      await undoPair(await inDomains(kernel, actor), actor, { id: input.match })
      return {}
    },
    proposePeople: async ({ actor }) => proposePeople(await inDomains(kernel, actor), actor),
    fillPeople: async ({ actor, input }) => fillPeople(await inDomains(kernel, actor), actor, input),
  }
}
