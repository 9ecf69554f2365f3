"""`python -m compare` is `newscompare`."""

from compare.cli import main

if __name__ == "__main__":
    main()
