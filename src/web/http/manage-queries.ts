import { queryOptions } from '@tanstack/react-query'
import type { UserView } from '../../api/contract/user.ts'
import { api } from './api.ts'
import { call } from './client.ts'

export const usersQuery = queryOptions({ queryKey: ['users'], queryFn: () => call<UserView[]>('/api/users') })

export const webhooksQuery = queryOptions({ queryKey: ['webhooks'], queryFn: () => api.listWebhooks() })
