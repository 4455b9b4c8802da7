// The C++ header from the package.
#include <iostream>
#include <septet.hpp>

int main()
{
    std::cout << septet::explain("Hello") << '\n';
    return septet::analyze("Hello").segments == 1 ? 0 : 1;
}
