"""A small expression language: tokens, a recursive-descent parser, an evaluator."""
import re
from dataclasses import dataclass, field

TOKEN = re.compile(r"\s*(?:(\d+\.?\d*)|(.))")


@dataclass
class Node:
    op: str
    left: "Node | None" = None
    right: "Node | None" = None
    value: float = 0.0


@dataclass
class Parser:
    text: str
    tokens: list = field(default_factory=list)
    at: int = 0

    def __post_init__(self):
        # corpus: trivial; best serial
        for number, operator in TOKEN.findall(self.text):
            self.tokens.append(float(number) if number else operator)

    @property
    def current(self):
        return self.tokens[self.at] if self.at < len(self.tokens) else None

    def advance(self):
        token = self.current
        self.at += 1
        return token

    def expression(self):
        node = self.term()
        # corpus: trivial; best serial
        while self.current in ("+", "-"):
            node = Node(self.advance(), node, self.term())
        return node

    def term(self):
        node = self.factor()
        while self.current in ("*", "/"):
            node = Node(self.advance(), node, self.factor())
        return node

    def factor(self):
        token = self.advance()
        if token == "(":
            node = self.expression()
            self.advance()
            return node
        return Node("num", value=token)


def evaluate(node):
    if node.op == "num":
        return node.value
    left, right = evaluate(node.left), evaluate(node.right)
    if op_is_additive(node.op):
        return left + right if node.op == "+" else left - right
    return left * right if node.op == "*" else left / right


def op_is_additive(op):
    return op in "+-"


# corpus: trivial; best serial; run [("(1 + 2) * 3 - 4 / (5 + 6)",)] * 32
def calculate(text):
    return evaluate(Parser(text).expression())
