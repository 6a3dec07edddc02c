import { Type } from 'typebox'
import { changeUser, createUser } from '../../kernel/index.ts'
import type { Api, ApiContext } from '../context.ts'
import { id } from '../contract/common.ts'
import { changeUserBody, newUserBody, userList, userView } from '../contract/user.ts'
import { answers } from '../http/answers.ts'
import { actorOf } from '../session/authenticate.ts'
import { presentUser, presentUsers, requireCadre } from '../views/users-view.ts'

const tags = ['用户']
const params = Type.Object({ user: id })

export function addUserRoutes(api: Api, { kernel }: ApiContext): void {
  api.get(
    '/api/users',
    { config: { right: 'oversee' }, schema: { tags, summary: '谁有账号，什么角色，对应哪名干部', response: answers(userList) } },
    (request) => presentUsers(kernel, actorOf(request)),
  )

  api.post(
    '/api/users',
    { config: { right: 'manage' }, schema: { tags, summary: '新增用户', body: newUserBody, response: answers(userView) } },
    async (request) => {
      const actor = actorOf(request)
      await requireCadre(kernel, actor, request.body.cadre)
      return presentUser(kernel, actor, await createUser(kernel, actor, request.body))
    },
  )

  api.patch(
    '/api/users/:user',
    {
      config: { right: 'manage' },
      schema: { tags, summary: '修改或停用用户、重设密码', params, body: changeUserBody, response: answers(userView) },
    },
    async (request) => {
      const actor = actorOf(request)
      await requireCadre(kernel, actor, request.body.cadre)
      return presentUser(kernel, actor, await changeUser(kernel, actor, { ...request.body, id: request.params.user }))
    },
  )
}
