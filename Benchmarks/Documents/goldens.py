# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of a document tree as pandoc writes it (`native`), comments and descriptions of pictures apart."""
import re

TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[A-Za-z]+|[\[\](){}]', re.S)


def string(token):
    """A Haskell string: `\\233` is a character, `\\&` nothing."""
    def sign(match):
        if match[1]:
            return chr(int(match[1]))
        return {"&": "", "n": " ", "t": " "}.get(match[2], match[2])

    return re.sub(r"\\(?:(\d+)|(.))", sign, token[1:-1], flags=re.S)


class Golden:
    def __init__(self, native):
        self.tokens = TOKEN.findall(native)
        self.text, self.aside = [], []
        self.walk(0, len(self.tokens), False)
        self.text, self.aside = "".join(self.text), "".join(self.aside)

    def walk(self, start, end, is_aside):
        out = self.aside if is_aside else self.text
        index = start
        while index < end:
            token = self.tokens[index]
            content = {"Str": index + 1, "Math": index + 2}.get(token)
            if token in ("Code", "CodeBlock"):
                content = self.end(index + 1) + 1
            if content is not None:
                if content < len(self.tokens) and self.tokens[content].startswith('"'):
                    out.append(string(self.tokens[content]))
                index = content + 1
            elif token == "Image" or token == "Span" and '"comment-start"' in self.tokens[index : self.end(index + 1)]:
                attributes = self.end(index + 1)
                content = self.end(attributes + 1)
                self.aside.append(" ")
                self.walk(attributes + 1, content, True)
                self.aside.append(" ")
                index = content + 1
            else:
                if token[0].isalpha():
                    out.append(" ")
                index += 1

    def end(self, start):
        """Where the bracket that opens at `start` closes."""
        depth = 0
        for index in range(start, len(self.tokens)):
            token = self.tokens[index]
            depth += token in ("[", "(", "{")
            depth -= token in ("]", ")", "}")
            if depth == 0:
                return index
        return len(self.tokens) - 1
