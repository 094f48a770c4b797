import { contracts } from './contracts.ts';
import { documentSchemas, catalogueFile } from './openapi-schemas.ts';
const sent = new Map<string, any>(), ans = new Map<string, any>();
for (const [n, c] of Object.entries(contracts) as any) { ans.set(n, c.answer); if (c.body) sent.set(n, c.body); sent.set(n+' query', c.query); }
sent.set('startImport', catalogueFile);
const t = performance.now();
const d = documentSchemas(sent, ans);
console.error(performance.now()-t, 'ms', Object.keys(d.components).join(' '));
const fields = new Map<string, Set<string>>();
const walk = (v: any, name: string) => { if (Array.isArray(v)) v.forEach(x=>walk(x,name)); else if (v && typeof v==='object') for (const [k,x] of Object.entries(v) as any) { if (k==='properties') for (const [f,s] of Object.entries(x) as any) { if (!s.description && !('const' in s)) (fields.get(f) ?? fields.set(f,new Set()).get(f)!).add(name); walk(s,name);} else walk(x,name);} };
for (const [n,s] of Object.entries(d.components)) walk(s,n);
for (const [n,s] of d.sent) walk(s,n); for (const [n,s] of d.answered) walk(s,n);
for (const [f,s] of [...fields].sort()) console.error(f, [...s].join(' '));
console.log(JSON.stringify(Object.fromEntries(['Closure','Criterion','CriterionInput','NowReport'].map(n=>[n,d.components[n]])),null,1).slice(0,9000));
