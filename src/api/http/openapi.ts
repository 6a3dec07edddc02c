import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import { Type } from 'typebox'
import type { Api } from '../context.ts'

const tags = [
  { name: '登录', description: '会话以 Cookie 保存' },
  { name: '工作台' },
  { name: '台账', description: '记录、查询、导入、导出' },
  { name: '指标' },
  { name: '报告', description: '编译、来源、定稿' },
  { name: '审计' },
]

/** Describes every route that follows, at /api/openapi.json, with a page to read it at /api/docs. Both work without a network. */
export async function addOpenApi(api: Api, version: string): Promise<void> {
  await api.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: '铅笔接口',
        version,
        description:
          '乡镇工作台账的接口。小数、日期和引用一律写成文本；金额的基本单位是元，面积是亩，比率是 %。出错时返回 {"error": {…}}。',
      },
      tags,
      components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'qianbi_session' } } },
      security: [{ session: [] }],
    },
  })
  await api.register(swaggerUi, {
    routePrefix: '/api/docs',
    indexPrefix: '',
    staticCSP: false,
    theme: { title: '铅笔接口' },
    uiConfig: { validatorUrl: null, docExpansion: 'list', deepLinking: true },
  })
  api.get(
    '/api/openapi.json',
    {
      config: { right: 'public' },
      schema: { hide: true, summary: '接口说明', response: { 200: Type.Object({}, { additionalProperties: true }) } },
    },
    async () => api.swagger(),
  )
}
