import { bindByHand, chosenBy, decideOverlap, inDomains, listInCatalogue, openReturns, withdrawForm } from '../../kernel/index.ts'
import { bringForm, fillOpened, handOutForms, openForm } from '../actions/form-room.ts'
import { weighAllForms } from '../actions/weigh-forms.ts'
import type { ApiContext } from '../context.ts'
import type * as forms from '../contract/endpoints/forms.ts'
import { presentFilled, presentForm } from '../views/form-view.ts'
import { presentForms } from '../views/forms-view.ts'
import type { Handlers } from './handler.ts'

export function formHandlers({ kernel, longWork, readings }: ApiContext): Handlers<typeof forms> {
  return {
    listForms: ({ actor }) => presentForms(kernel, actor),
    bringForm: async ({ actor, input, upload }) => bringForm(kernel, actor, { ...(await upload()), ...input }),
    getForm: async ({ actor, input: { form, period } }) => {
      const { catalogue } = await inDomains(kernel, actor)
      return presentForm(catalogue, await openForm(kernel, actor, { id: form, period }))
    },
    bindForm: async ({ actor, input: { form: id, version, cells = [], rows = [], confirm = false } }) => {
      const { kept, sheets, context } = await openForm(kernel, actor, { id })
      const chosen = rows.map(({ ledger, ...one }) => ({ ...one, ledger }))
      await bindByHand(kernel, actor, { id, version, form: { name: kept.form, sheets }, context, cells, rows: chosen, confirm })
      return {}
    },
    listFormInCatalogue: async ({ actor, input: { form: id, ...listing } }) => {
      await listInCatalogue(kernel, actor, { id, ...listing })
      await openReturns(kernel, actor)
      return {}
    },
    withdrawForm: async ({ actor, input: { form: id, version, reason } }) => {
      await withdrawForm(kernel, actor, { id, version, reason })
      return {}
    },
    fillForm: async ({ actor, input: { form, period } }) => {
      const { catalogue } = await inDomains(kernel, actor)
      const filled = await fillOpened(kernel, actor, await openForm(kernel, actor, { id: form, period }))
      for (const { ledger, rows, personal, filters } of filled.lists)
        if (personal)
          readings.note(kernel, actor, { ledger, action: 'list', record: null, by: chosenBy({ also: ['form'], filters }), records: rows })
      return presentFilled(catalogue, filled)
    },
    downloadForms: ({ actor, input: { forms: named, period } }) =>
      longWork.run(actor, 'export', () => handOutForms(kernel, actor, { ids: named.split(','), period })),
    weighForms: ({ actor }) => weighAllForms(kernel, actor),
    decideOverlap: async ({ actor, input }) => {
      await decideOverlap(kernel, actor, input)
      return {}
    },
  }
}
