/**
 * Rollup's plugin for private fields: where a class has public ones with a value, TypeScript's older kind of decorators makes it set
 * all of them in the constructor, one by one. Private ones have no accessor that would be passed by: they get their values
 * where they stand, before the public ones.
 */

const classesIn = function* (node) {
  if (node === null || typeof node !== 'object') return;
  if (node.type === 'ClassBody') yield node;
  for (const child of Object.values(node)) yield* classesIn(child);
};

const namesIn = (nodes = []) => nodes.flatMap(({ name, properties = [] }) => name ?? properties.map(({ value }) => value.name));
const usesAny = (node, names) =>
  node !== null && typeof node === 'object' && ((node.type === 'Identifier' && names.includes(node.name)) || Object.values(node).some((child) => usesAny(child, names)));

export const fields = {
  name: 'fields',
  transform(code, id) {
    if (!/build\/src\//.test(id)) return null;
    const edits = [];
    for (const { body } of classesIn(this.parse(code))) {
      const constructor = body.find(({ kind }) => kind === 'constructor')?.value;
      // Parameters, and what it makes out of them.
      const own = [...namesIn(constructor?.params), ...(constructor?.body.body ?? []).flatMap(({ declarations }) => namesIn(declarations?.map((each) => each.id)))];
      for (const statement of constructor?.body.body ?? []) {
        const { left, right } = statement.expression ?? {};
        if (left?.type !== 'MemberExpression' || left.property.type !== 'PrivateIdentifier') continue;
        const field = body.find((each) => each.type === 'PropertyDefinition' && each.value === null && each.key.type === 'PrivateIdentifier' && each.key.name === left.property.name);
        if (field === undefined || usesAny(right, own)) continue;
        edits.push([statement.start, statement.end, ''], [field.start, field.end, `#${field.key.name} = ${code.slice(right.start, right.end)};`]);
      }
    }
    let plain = code;
    for (const [start, end, text] of edits.sort(([a], [b]) => b - a)) plain = plain.slice(0, start) + text + plain.slice(end);
    return plain;
  },
};
