import { Type } from 'typebox'
import { errorBody } from './common.ts'

export const health = Type.Object({ alive: Type.Literal(true) }, { title: '进程在运行' })

export const readiness = Type.Object({ ready: Type.Literal(true) }, { title: '可以使用' })

/** The one shape of every refusal, which says why; `ready` beside it for whoever watches only that. */
export const unreadiness = Type.Object({ ready: Type.Literal(false), ...errorBody.properties }, { title: '现在不能使用，以及为什么' })
