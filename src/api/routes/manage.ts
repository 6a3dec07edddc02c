import { changeUser, createUser, getAccessRules, listUnusual, resetSecondFactor, setAccessRules } from '../../kernel/index.ts'
import type { ApiContext } from '../context.ts'
import type * as manage from '../contract/endpoints/manage.ts'
import { presentAuditPage, presentVerification } from '../views/audit-view.ts'
import { readPeople } from '../views/people.ts'
import { presentUser, presentUsers, requireCadre } from '../views/users-view.ts'
import type { Handlers } from './handler.ts'

export function manageHandlers({ kernel, longWork, readings }: ApiContext): Handlers<typeof manage> {
  return {
    listAudit: async ({ actor, input }) => {
      const page = await presentAuditPage(kernel, actor, input.after)
      const ledgers = page.entries.flatMap(({ ledger, record }) => (ledger === undefined || record === undefined ? [] : [ledger]))
      readings.noteShown(kernel, actor, { ledgers, by: 'audit', titles: true })
      return page
    },
    listUnusual: async ({ actor }) => {
      const nameOf = await readPeople(kernel, actor)
      return (await listUnusual(kernel, actor)).map(({ actor: by, ...rest }) => ({ ...rest, actorName: nameOf(by) }))
    },
    verifyAudit: ({ actor }) => longWork.run(actor, 'verify', () => presentVerification(kernel, actor)),
    listUsers: ({ actor }) => presentUsers(kernel, actor),
    createUser: async ({ actor, input }) => {
      await requireCadre(kernel, actor, input.cadre)
      return presentUser(kernel, actor, await createUser(kernel, actor, { ...input, passwordDue: true }))
    },
    getAccessRules: ({ actor }) => getAccessRules(kernel, actor),
    setAccessRules: ({ actor, input }) => setAccessRules(kernel, actor, input),
    resetSecondFactor: async ({ actor, input: { user } }) => {
      await resetSecondFactor(kernel, actor, user)
      return {}
    },
    changeUser: async ({ actor, input: { user: id, ...change } }) => {
      await requireCadre(kernel, actor, change.cadre)
      return presentUser(kernel, actor, await changeUser(kernel, actor, { ...change, id }))
    },
  }
}
