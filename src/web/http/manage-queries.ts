import { queryOptions } from '@tanstack/react-query'
import type { WebhookView } from '../../api/contract/loop.ts'
import type { UserView } from '../../api/contract/user.ts'
import { call } from './client.ts'

export const usersQuery = queryOptions({ queryKey: ['users'], queryFn: () => call<UserView[]>('/api/users') })

export const webhooksQuery = queryOptions({ queryKey: ['webhooks'], queryFn: () => call<WebhookView[]>('/api/webhooks') })
