"""A program that calls what is measured, with arguments of its own."""
from main import nap

if __name__ == "__main__":
    nap(0.01)
    nap(0.02)
    nap(seconds=0.01)
