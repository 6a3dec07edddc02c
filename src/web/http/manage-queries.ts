import { queryOptions } from '@tanstack/react-query'
import { api } from './api.ts'

export const usersQuery = queryOptions({ queryKey: ['users'], queryFn: () => api.listUsers() })

export const accessRulesQuery = queryOptions({ queryKey: ['access-rules'], queryFn: () => api.getAccessRules() })

export const countyLoginQuery = queryOptions({ queryKey: ['county-login'], queryFn: () => api.getCountyLogin() })

export const webhooksQuery = queryOptions({ queryKey: ['webhooks'], queryFn: () => api.listWebhooks() })

export const domainsQuery = queryOptions({ queryKey: ['domains'], queryFn: () => api.listDomains() })

export const complianceQuery = queryOptions({ queryKey: ['compliance'], queryFn: () => api.checkCompliance() })
