import fastify, { type FastifyServerOptions } from 'fastify'
import type { FastifyValidationResult } from 'fastify/types/schema.js'
import type { Api } from '../context.ts'

/**
 * Has every schema compiled when it is first used, not when the server starts: to compile all of them takes more than half of a start, and most are
 * not asked for in a day. The compilers are those that Fastify brings.
 */
export async function compileWhenUsed(api: Api, options: Pick<FastifyServerOptions, 'ajv'>): Promise<void> {
  const { check, write } = await usualCompilers(options)
  api.setValidatorCompiler((given) => {
    let compiled: FastifyValidationResult | undefined
    const validate: FastifyValidationResult = (value: unknown) => {
      compiled ??= check(given)
      const outcome = compiled(value)
      // Fastify reads what is wrong from the function itself.
      validate.errors = compiled.errors ?? null
      return outcome
    }
    return validate
  })
  api.setSerializerCompiler((given) => {
    let compiled: ReturnType<typeof write> | undefined
    return (value) => {
      compiled ??= write(given)
      return compiled(value)
    }
  })
}

/** A server has its compilers once it has a route that needs them. */
async function usualCompilers(options: Pick<FastifyServerOptions, 'ajv'>) {
  const server = fastify(options)
  const any = { type: 'object' } as const
  server.get('/', { schema: { querystring: any, response: { 200: any } } }, async () => ({}))
  await server.ready()
  const { validatorCompiler: check, serializerCompiler: write } = server
  await server.close()
  if (check === undefined || write === undefined) throw new Error('this version of Fastify does not show its compilers')
  return { check, write }
}
