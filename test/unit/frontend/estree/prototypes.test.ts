/** Classes written with functions and prototypes. */
import { strict as assert } from 'node:assert';
import { factsOf } from '../../names/javascript/helpers';

function classesOf(text: string): string[] {
  const facts = factsOf(text);
  return facts.classes.map(({ qualifiedName, methods, bases }) => `${qualifiedName}(${bases.join()}): ${[...methods].map(([name, at]) => `${name}=${facts.functions[at].qualifiedName}`).join(' ')}`);
}

describe('prototypes', () => {
  it('make one class of a constructor, its methods and its static functions', () => {
    assert.deepEqual(
      classesOf('function C(a) { this.a = a; }\nC.prototype.go = function () {};\nvar D = function () {};\nD.prototype = { run() {}, x: 1, stop: () => {} };\nC.make = function () {};\n'),
      ['C(): constructor=C.constructor go=C.go make=C.make', 'D(): constructor=D.constructor run=D.run stop=D.stop'],
    );
  });

  it('know bases by inherits, Object.create and Object.setPrototypeOf', () => {
    for (const line of ["require('util').inherits(C, B);", 'C.prototype = Object.create(B.prototype);', 'Object.setPrototypeOf(C.prototype, B.prototype);', 'C.prototype = new B();']) {
      assert.deepEqual(classesOf(`class B {}\nfunction C() {}\n${line}\nC.prototype.go = function () {};\n`)[1], 'C(/src/m.B): constructor=C.constructor go=C.go', line);
    }
  });

  it('hold for functions inside functions', () => {
    assert.deepEqual(classesOf('(function () { function C() {}\nC.prototype.go = function () {}; return C; })();'), ['<arrow>.<locals>.C(): constructor=<arrow>.<locals>.C.constructor go=<arrow>.<locals>.C.go']);
  });

  it('leave alone what is no class: functions with properties, prototypes of others, arrows, generators', () => {
    for (const text of ['function f() {}\nf.helper = function () {};', 'Array.prototype.last = function () {};', 'const f = () => {};\nf.prototype.go = function () {};', 'function* f() {}\nf.prototype.go = function () {};', 'Object.assign(f.prototype, mixin);']) {
      assert.deepEqual(classesOf(text), [], text);
    }
  });
});
