/** Its part of a starter annual report, and of the month's brief. */
export const townshipSections = {
  annual: `## 镇情概况

全镇有行政村{{行政村数}}个，共{{总户数}}户，户籍人口{{户籍人口数}}人；有村网格{{村网格数}}个，在职干部{{在职干部数}}名，其中驻村干部{{驻村干部数}}名、网格员{{网格员数}}名。
`,
  brief: `## 镇情概况

全镇有行政村{{行政村数}}个，村网格{{村网格数}}个，在职干部{{在职干部数}}名。
`,
} as const
